import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { ridgeline, type NamedSamples, type RidgelineOptions } from './ridgeline.js';

const { document } = parseHTML('<html></html>');
const draw = (groups: readonly NamedSamples[], options: RidgelineOptions = {}) =>
  ridgeline(groups, { document, ...options });

test('the ridge of wider samples is lower by as much, each with its name', () => {
  const samples = Array.from({ length: 99 }, (_, i) => (i - 49) / 20);
  const svg = draw([
    { name: 'narrow', samples },
    { name: 'wide', samples: samples.map((x) => 3 * x) },
  ]);
  const heights = [...svg.querySelectorAll('[aria-label="line"] path')].map((path) => {
    const ys = path.getAttribute('d')!.match(/[-\d.]+,[-\d.]+/g)!.map((at) => Number(at.split(',')[1])); // prettier-ignore
    return Math.max(...ys) - Math.min(...ys);
  });
  expect(heights[0]! / heights[1]!).toBeCloseTo(3, 1);
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(['narrow', 'wide', 'x']));
});

test.each<[readonly NamedSamples[], RidgelineOptions, string]>([
  [[], {}, 'groups: expected one or more; got none.'],
  [
    [{ name: 'a', samples: [] }],
    {},
    'samples of "a": expected one or more finite numbers; got none.',
  ],
  [
    [{ name: 'a', samples: [1] }],
    { overlap: 0 },
    'overlap: expected a finite number above 0; got 0.',
  ],
])('refuses %j with %j, and says why', (groups, options, message) => {
  expect(() => draw(groups, options)).toThrow(new RangeError(`ridgeline: ${message}`));
});
