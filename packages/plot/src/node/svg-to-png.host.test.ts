import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { latentScatter } from '../charts/latent-scatter.js';
import { renderSvg } from './render-svg.js';
import { svgToPng } from './svg-to-png.js';

const svgOf = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30">
     <rect width="120" height="30" fill="#ffffff"/>${body}</svg>`;
const text = (words: string, more = '') =>
  svgOf(`<text x="4" y="20" font-size="14" fill="#000" ${more}>${words}</text>`);

/** How many pixels are darker than middle grey. */
const darkPixels = async (svg: string): Promise<number> => {
  const { data, channels } = decode(await svgToPng(svg));
  return data.filter((level, index) => index % channels === 0 && level < 128).length;
};

test('text is drawn, in any typeface, bold darker', async () => {
  expect(await darkPixels(text(''))).toBe(0);
  const plain = await darkPixels(text('−ELBO 107.2'));
  expect(plain).toBeGreaterThan(200);
  expect(await darkPixels(text('−ELBO 107.2', 'font-family="Comic Sans MS"'))).toBe(plain);
  const bold = await darkPixels(text('−ELBO 107.2', 'font-family="Inter" font-weight="700"'));
  expect(bold).toBeGreaterThan(1.2 * plain);
});

test('letters of statistics have glyphs of their own', async () => {
  const missing = await svgToPng(text('\u4e00'));
  for (const letter of 'βμσ²½±×·ü') {
    const png = await svgToPng(text(letter));
    expect(Buffer.compare(png, missing), letter).not.toBe(0);
    expect(await darkPixels(text(letter)), letter).toBeGreaterThan(2);
  }
});

test.each([
  [{}, 240, 60],
  [{ scale: 1 }, 120, 30],
  [{ width: 300, scale: 7 }, 300, 75],
])('%j makes a picture of %i × %i', async (options, width, height) => {
  const png = decode(await svgToPng(svgOf(''), options));
  expect([png.width, png.height]).toEqual([width, height]);
});

test('a chart is a picture with its points in it', async () => {
  const chart = renderSvg((document) => latentScatter([0, 0, 1, 1], [0, 1], { document }));
  expect(chart).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const { data } = decode(await svgToPng(chart, { scale: 1 }));
  expect(new Set(data).size).toBeGreaterThan(20);
});

test('refuses what is no SVG', async () => {
  await expect(svgToPng('<p>no</p>')).rejects.toThrow();
});
