import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { densityCurve, type DensityCurveOptions } from './density-curve.js';

const { document } = parseHTML('<html></html>');
const draw = (options: DensityCurveOptions = {}, x = [0, 1, 2, 3], density = [0, 0.5, 0.4, 0.1]) =>
  densityCurve(x, density, { document, ...options });
const bars = (svg: SVGSVGElement) => [...svg.querySelectorAll('[aria-label="rect"] rect')];
const line = (svg: SVGSVGElement) =>
  svg
    .querySelector('[aria-label="line"] path')!
    .getAttribute('d')!
    .match(/[-\d.]+,[-\d.]+/g)!;

test('a bar is as high as the curve where their densities are one', () => {
  // Half of the samples in (0.5, 1.5), of width 1: a density of 0.5, that of the curve at 1.
  const svg = draw({ samples: [0.6, 1.2, 2.5, 9], bins: 3 }, [0, 1, 2, 3], [0, 0.5, 0.4, 0.1]);
  const [, top] = line(svg)[1]!.split(',').map(Number);
  const heights = bars(svg).map((bar) => Number(bar.getAttribute('y')));
  expect(heights).toHaveLength(3);
  // Bins are [0, 1), [1, 2) and [2, 3], a quarter of all samples in each.
  const zero = 320 - 44;
  heights.forEach((y) => expect((zero - y) / (zero - top!)).toBeCloseTo(0.25 / 0.5, 6));
});

test('names curve and samples, and both axes', () => {
  const svg = draw({ samples: new Float32Array(1200), xLabel: 'time, s' });
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(
    expect.arrayContaining(['time, s', 'probability density', '1,200 samples', 'density']),
  );
});

test('what is not finite leaves a gap, and does not decide the height', () => {
  const svg = draw({}, [0, 1, 2, 3], [Infinity, 0.5, 0.4, Number.NaN]);
  expect(line(svg)).toHaveLength(2);
});

test.each<[DensityCurveOptions, number[], number[], string]>([
  [{}, [0], [1], 'x: expected two or more numbers; got 1.'],
  [{}, [0, 0], [1, 1], 'x: expected finite numbers that rise; got 0 before 0 at 1.'],
  [{}, [0, Infinity], [1, 1], 'x: expected finite numbers that rise; got 0 before Infinity at 1.'],
  [{}, [0, 1], [1], 'density: expected 2 numbers, one for each x; got 1.'],
  [
    {},
    [0, 1],
    [Number.NaN, Infinity],
    'density: expected one or more finite numbers; got none of 2.',
  ],
  [{ samples: [] }, [0, 1], [1, 1], 'samples: expected one or more finite numbers; got none.'],
  [{ bins: 0 }, [0, 1], [1, 1], 'bins: expected an integer ≥ 1; got 0.'],
  [{ top: 0 }, [0, 1], [1, 1], 'top: expected a finite number above 0; got 0.'],
  [{ width: Number.NaN }, [0, 1], [1, 1], 'width: expected at least 100 pixels; got NaN.'],
])('refuses %j of %j and %j, and says why', (options, x, density, message) => {
  expect(() => draw(options, x, density)).toThrow(new RangeError(`densityCurve: ${message}`));
});
