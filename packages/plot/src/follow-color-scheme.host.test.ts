import { expect, test } from 'vitest';
import { latentScatter } from './charts/latent-scatter.js';
import { followColorScheme } from './follow-color-scheme.js';
import { svgToPng } from './node/svg-to-png.js';
import { renderSvg } from './node/render-svg.js';
import { palette, type Palette } from './palette.js';

const draw = (colors: Palette): string =>
  renderSvg((document) => latentScatter([0, 1, 1, 0], [3, 4], { document, colors }));

test('every light color that is another on dark has its dark one', () => {
  const svg = followColorScheme(draw);
  for (const role of ['ground', 'inkSoft', 'rule'] as const) {
    expect(svg).toContain(`[fill="${palette.light[role]}"]{fill:${palette.dark[role]}}`);
  }
  expect(svg).toContain(`[fill="${palette.light.classes[3]}"]{fill:${palette.dark.classes[3]}}`);
  expect(svg.endsWith('</style></svg>')).toBe(true);
});

test('where no scheme is asked for it is the light chart', async () => {
  const [plain, following] = [draw(palette.light), followColorScheme(draw)];
  expect(await svgToPng(following)).toEqual(await svgToPng(plain));
});

test('refuses what differs in more than colors, and colors with two dark ones', () => {
  const differs = (colors: Palette) => `<svg>${colors === palette.light ? 1 : 2}</svg>`;
  expect(() => followColorScheme(differs)).toThrow('drawings that differ in colors alone');
  const two = (colors: Palette) =>
    colors === palette.light ? '<svg>#111111 #111111</svg>' : '<svg>#222222 #333333</svg>';
  expect(() => followColorScheme(two)).toThrow(
    'expected one dark color for #111111; got #222222 and #333333.',
  );
});
