import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import {
  learningCurves,
  type LearningCurve,
  type LearningCurvesOptions,
} from './learning-curves.js';

const { document } = parseHTML('<html></html>');
const x = [0, 1, 2, 3];
const draw = (curves: readonly LearningCurve[], options: LearningCurvesOptions = {}) =>
  learningCurves(curves, { document, ...options });
const texts = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent);
const cornersOf = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('[aria-label="line"] path')].map((path) =>
    path
      .getAttribute('d')!
      .match(/[-\d.]+,[-\d.]+/g)!
      .map((at) => at.split(',').map(Number)),
  );

test('each line has its name and its last value, and the axes their labels', () => {
  const svg = draw(
    [
      { name: 'training', x, y: [3, 2, 1, 0.123456] },
      { name: 'validation', x, y: [3, 2, 1.5, 1.25] },
    ],
    { xLabel: 'epoch', yLabel: 'loss, nats' },
  );
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['training', '0.123', 'validation', '1.25', 'epoch', 'loss, nats']),
  );
});

test('on a logarithmic axis equal ratios are equal heights, and 0 is a gap', () => {
  const [line] = cornersOf(draw([{ name: 'a', x, y: [1, 0.1, 0.01, 0] }], { logarithmic: true }));
  expect(line).toHaveLength(3);
  expect(line![1]![1]! - line![0]![1]!).toBeCloseTo(line![2]![1]! - line![1]![1]!, 1);
});

test('ticks of a logarithmic axis are round numbers, written out, from 2 to 20', () => {
  for (const [low, high] of [
    [0.9, 1.1],
    [0.001, 5],
    [1e-30, 1],
  ] as const) {
    const svg = draw([{ name: 'a', x: [0, 1], y: [low, high] }], { logarithmic: true });
    const ticks = [...svg.querySelectorAll('[aria-label="y-axis tick label"] text')].map(
      ({ textContent }) => textContent,
    );
    expect(ticks.length, `${low} to ${high}`).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThan(20);
    for (const tick of ticks) expect(`${tick}`).toMatch(/^(0\.0*)?[125]0*(e-\d+)?$/);
  }
});

test('one moment is a dot', () => {
  const svg = draw([{ name: 'a', x: [7], y: [2] }]);
  expect(svg.querySelectorAll('circle')).toHaveLength(1);
});

test.each<[readonly LearningCurve[], LearningCurvesOptions, string]>([
  [[], {}, 'curves: expected one or more; got none.'],
  [[{ name: 'a', x, y: [1] }], {}, 'y of "a": expected 4 numbers, one for each x; got 1.'],
  [[{ name: 'a', x: [0], y: [Number.NaN] }], {}, 'y of "a": expected a finite number; got none.'],
  [
    [{ name: 'a', x: [0], y: [-1] }],
    { logarithmic: true },
    'y of "a": expected a finite number above 0; got none.',
  ],
])('refuses %j with %j, and says why', (curves, options, message) => {
  expect(() => draw(curves, options)).toThrow(new RangeError(`learningCurves: ${message}`));
});
