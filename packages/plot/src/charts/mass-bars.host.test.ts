import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { massBars, type MassBarsOptions } from './mass-bars.js';

const { document } = parseHTML('<html></html>');
const draw = (options: MassBarsOptions = {}, values = [0, 1, 2], masses = [0.25, 0.5, 0.25]) =>
  massBars(values, masses, { document, ...options });
const heightsOf = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('[aria-label="rect"] rect')].map((bar) =>
    Number(bar.getAttribute('height')),
  );
const ticks = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('[aria-label="x-axis tick label"] text')].map(
    (text) => text.textContent,
  );

test('bars are as high as probabilities', () => {
  const [low, high, other] = heightsOf(draw());
  expect(high! / low!).toBeCloseTo(2);
  expect(other).toBeCloseTo(low!);
});

test('with samples bars are their frequencies, and dots the probabilities', () => {
  const svg = draw({ samples: [1, 1, 1, 0, 7, 1, 0, 1] });
  const heights = heightsOf(svg);
  expect(heights[1]! / heights[0]!).toBeCloseTo(5 / 2);
  const dots = [...svg.querySelectorAll('[aria-label="dot"] circle')].map((dot) =>
    Number(dot.getAttribute('cy')),
  );
  const zero = 320 - 44;
  expect((zero - dots[1]!) / heights[1]!).toBeCloseTo(0.5 / (5 / 8));
});

test('as many ticks as have room, each under its value; names are all written', () => {
  expect(ticks(draw())).toEqual(['0', '1', '2']);
  const count = 100;
  const many = Array.from({ length: count }, (_, i) => i);
  const shown = ticks(draw({}, many, new Array<number>(count).fill(0.01)));
  expect(shown.length).toBeLessThan(40);
  expect(shown.slice(0, 2)).toEqual(['0', `${Number(shown[1])}`]);
  const names = ['one of the long names', 'another of these names', 'and the last one of them'];
  expect(ticks(draw({ names, width: 300 }))).toEqual(names);
});

test('one value is drawn alone', () => {
  expect(heightsOf(draw({}, [3], [1]))).toHaveLength(1);
});

test.each<[MassBarsOptions, number[], number[], string]>([
  [{}, [], [], 'values: expected two or more numbers; got 0.'],
  [{}, [1, 0], [1, 0], 'values: expected finite numbers that rise; got 1 before 0 at 1.'],
  [{}, [0, 1], [1], 'masses: expected 2 numbers, one for each value; got 1.'],
  [{ names: ['a'] }, [0, 1], [1, 0], 'names: expected 2, one for each value; got 1.'],
  [{ samples: [] }, [0, 1], [1, 0], 'samples: expected one or more finite numbers; got none.'],
])('refuses %j of %j and %j, and says why', (options, values, masses, message) => {
  expect(() => draw(options, values, masses)).toThrow(new RangeError(`massBars: ${message}`));
});
