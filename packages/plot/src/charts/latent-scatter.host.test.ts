import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { palette } from '../palette.js';
import { latentScatter } from './latent-scatter.js';

const { document } = parseHTML('<html></html>');
const circles = (svg: SVGSVGElement) => [...svg.querySelectorAll('circle')];
const at = (circle: Element | undefined) =>
  ['cx', 'cy'].map((name) => Number(circle?.getAttribute(name)));

test('each point has the color of its class, and each class its name', () => {
  const points = [0, 0, 1, 1, 2, 0, 3, 1];
  const svg = latentScatter(points, [2, 7, 2, 12], { document, classes: ['', '', 'two'] });
  const colors = circles(svg).map((circle) => circle.getAttribute('fill'));
  const { classes } = palette.light;
  expect(colors).toEqual([classes[2], classes[7], classes[2], classes[12 % 10]]);
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining(['two', '7', '12', 'first latent coordinate']));
});

test('both axes have one scale, upwards is positive, and all points are inside', () => {
  const points = [-3, 0, 5, 0, 0, 1, 0, -1];
  const svg = latentScatter(points, [0, 0, 1, 1], { document, width: 500, height: 300 });
  const [left, right, up, down] = circles(svg).map(at);
  expect((right![0]! - left![0]!) / 8).toBeCloseTo((down![1]! - up![1]!) / 2, 6);
  for (const [x, y] of [left!, right!, up!, down!]) {
    expect(x! > 56 && x! < 484 && y! > 16 && y! < 256).toBe(true);
  }
});

test('leaves out what is not finite, and draws a single point in the middle', () => {
  const svg = latentScatter([0.5, 0.5, Number.NaN, 1, 1, Infinity], [0, 1, 2], { document });
  expect(circles(svg).map(at)).toEqual([[56 + (560 - 72) / 2, 34 + (560 - 78) / 2]]);
});

test.each([
  [[1, 2, 3], [0], 'expected 2 numbers, 2 for each of 1 labels; got 3 numbers.'],
  [[], [], 'expected one or more finite points; got none.'],
])('refuses points without labels, or none', (points, labels, message) => {
  expect(() => latentScatter(points, labels, { document })).toThrow(
    new RangeError(`latentScatter: points: ${message}`),
  );
});
