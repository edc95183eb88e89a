import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from '../palette.js';
import { lossCurve, type LossCurveOptions } from './loss-curve.js';

const parts = [
  { name: 'reconstruction', label: 'Reconstruction' },
  { name: 'kl', label: 'KL divergence' },
];
const rows = [
  { epoch: 1, reconstruction: 190.4, kl: 12.04 },
  { epoch: 2, reconstruction: 110, kl: 20 },
  { epoch: 3, reconstruction: 82.26, kl: 24.6 },
];
const { document } = parseHTML('<html></html>');
const draw = (options: Partial<LossCurveOptions> = {}, data: readonly Row[] = rows) =>
  lossCurve(data, { document, parts, total: '−ELBO', ...options });
type Row = Readonly<Record<string, number>>;
const texts = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent);

/** Corners of a drawn path, in pixels. */
const corners = (path: Element | undefined): readonly (readonly number[])[] =>
  (path?.getAttribute('d')?.match(/[-\d.]+,[-\d.]+/g) ?? []).map((at) => at.split(',').map(Number));
const drawn = (svg: SVGSVGElement, kind: 'area' | 'line') =>
  [...svg.querySelectorAll(`[aria-label="${kind}"] path`)].map(corners);

test('names each part and their sum beside its last value, with axis and unit', () => {
  expect(texts(draw({ title: 'Training' }))).toEqual(
    expect.arrayContaining([
      ...['Training', 'nats per image', 'epoch', '1', '2', '3', '0', '50'],
      ...['Reconstruction', '82.3', 'KL divergence', '24.6', '−ELBO', '106.9'],
    ]),
  );
});

test('areas stand on each other: their thickness is in proportion to the parts', () => {
  const svg = draw();
  const [first, second] = drawn(svg, 'area');
  const thickness = (area: typeof first, row: number) => area![5 - row]![1]! - area![row]![1]!;
  const pixelsPerNat = thickness(first, 0) / 190.4;
  rows.forEach(({ reconstruction, kl }, row) => {
    expect(thickness(first, row)).toBeCloseTo(pixelsPerNat * reconstruction, 1);
    expect(thickness(second, row)).toBeCloseTo(pixelsPerNat * kl, 1);
    expect(second![5 - row]).toEqual(first![row]);
  });
});

test('lines begin at zero each where they are not stacked', () => {
  const svg = draw({ stacked: false });
  expect(drawn(svg, 'area')).toEqual([]);
  const [, kl, total] = drawn(svg, 'line');
  const zero = 320 - 42;
  const heights = [kl, total].map((line) => zero - line![2]![1]!);
  expect(heights[1]! / heights[0]!).toBeCloseTo(106.86 / 24.6, 2);
});

test('a steep beginning is cut off at three times the last loss, or where one says', () => {
  const steep = [{ epoch: 0, reconstruction: 9000, kl: 0 }, ...rows.slice(1)];
  const ticks = (svg: SVGSVGElement) =>
    [...svg.querySelectorAll('[aria-label="y-axis tick label"] text')].map((tick) =>
      Number(tick.textContent),
    );
  expect(Math.max(...ticks(draw({}, steep)))).toBe(350);
  expect(Math.max(...ticks(draw({ top: 120 }, steep)))).toBe(120);
  expect(Math.max(...ticks(draw()))).toBe(250);
});

test('one part has no sum, one row is a dot', () => {
  expect(texts(draw({ parts: parts.slice(1) }))).not.toContain('−ELBO');
  const svg = draw({}, rows.slice(0, 1));
  expect(svg.querySelectorAll('circle')).toHaveLength(3);
  expect(texts(svg)).toContain('1');
});

test.each([Number.NaN, Infinity, -Infinity])('%d leaves a gap in the drawing', (odd) => {
  const svg = draw({ title: 'x' }, [...rows, { epoch: 4, reconstruction: odd, kl: 1 }]);
  const paths = svg.querySelectorAll('[aria-label="area"] path, [aria-label="line"] path');
  expect(paths).toHaveLength(5);
  for (const path of paths) expect(path.getAttribute('d')).not.toMatch(/NaN|Infinity/);
  for (const line of drawn(svg, 'line')) expect(line).toHaveLength(3);
  expect(svg.querySelectorAll('text[x*="NaN"], text[transform*="NaN"]')).toHaveLength(0);
});

test('stands on the ground of its colors', () => {
  const ground = draw({ colors: palette.dark }).querySelector('rect');
  expect(ground?.getAttribute('fill')).toBe(palette.dark.ground);
});

test.each([
  [[], {}, 'lossCurve: rows: expected one or more; got none.'],
  [rows, { parts: [] }, 'lossCurve: parts: expected one or more; got none.'],
  [
    rows,
    { x: 'step' },
    'lossCurve: rows: expected the number "step" in each; got a row of epoch, reconstruction, kl.',
  ],
])('refuses what it cannot draw', (data, options, message) => {
  expect(() => draw(options, data)).toThrow(new RangeError(message));
});

test('without a page says where a document comes from', () => {
  expect(() => lossCurve(rows, { parts })).toThrow(
    "In Node: renderSvg((document) => lossCurve(…, { document })) of '@gen/plot/node'.",
  );
});
