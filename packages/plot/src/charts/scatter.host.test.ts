import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from '../palette.js';
import { scatter, type NamedPoints, type ScatterOptions } from './scatter.js';

const { document } = parseHTML('<html></html>');
const draw = (groups: readonly NamedPoints[], options: ScatterOptions = {}) =>
  scatter(groups, { document, ...options });
const clouds = (svg: SVGSVGElement) => [...svg.querySelectorAll('[aria-label="dot"]')];

test('each group has its color and its name', () => {
  const svg = draw([
    { name: 'data', points: [0, 0, 1, 1] },
    { name: 'samples', points: [2, 2] },
    { name: 'others', points: [3, 3], color: '#123456' },
  ]);
  const { data, model } = palette.light;
  expect(clouds(svg).map((cloud) => cloud.querySelector('[fill]')!.getAttribute('fill'))).toEqual([
    data,
    model,
    '#123456',
  ]);
  expect(clouds(svg).map((cloud) => cloud.querySelectorAll('circle').length)).toEqual([2, 1, 1]);
  expect(svg.querySelector('[aria-label="legend"]')!.textContent).toContain('others');
});

test('around the points both axes have one scale; given ends are kept', () => {
  const points = [-3, 0, 5, 0, 0, 1, 0, -1];
  const places = (svg: SVGSVGElement) =>
    [...clouds(svg)[0]!.querySelectorAll('circle')].map((circle) =>
      ['cx', 'cy'].map((name) => Number(circle.getAttribute(name))),
    );
  const [left, right, up, down] = places(draw([{ name: 'a', points }], { height: 300 }));
  expect((right![0]! - left![0]!) / 8).toBeCloseTo((down![1]! - up![1]!) / 2, 6);
  const [start, end] = places(draw([{ name: 'a', points }], { x: [-3, 5] }));
  expect([start![0], end![0]]).toEqual([56, 560 - 16]);
});

test.each<[readonly NamedPoints[], ScatterOptions, string]>([
  [[], {}, 'groups: expected one or more; got none.'],
  [[{ name: 'a', points: [] }], {}, 'groups: expected one or more finite points; got none.'],
  [
    [{ name: 'a', points: [1] }],
    {},
    'points of "a": expected 2 numbers for each point; got 1 numbers.',
  ],
  [
    [{ name: 'a', points: [1, 1] }],
    { y: [2, 1] },
    'y: expected [low, high] with low < high; got [2, 1].',
  ],
])('refuses %j with %j, and says why', (groups, options, message) => {
  expect(() => draw(groups, options)).toThrow(new RangeError(`scatter: ${message}`));
});
