import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { densityMap, type DensityMapOptions } from './density-map.js';
import { planePoints } from './plane.js';

const { document } = parseHTML('<html></html>');
const plane = { x: [-4, 4], y: [-4, 4], columns: 80, rows: 80 } as const;
const points = planePoints(plane);
const normal = Array.from(
  { length: 6400 },
  (_, i) => -0.5 * (points[2 * i]! ** 2 + (points[2 * i + 1]! / 0.5) ** 2),
);
const draw = (options: Partial<DensityMapOptions> = {}, logDensity: readonly number[] = normal) =>
  densityMap(logDensity, { ...plane, document, ...options });

/** The box around a drawn path, in pixels. */
const boxOf = (path: Element) => {
  const pairs = path.getAttribute('d')!.match(/[-\d.]+,[-\d.]+/g)!;
  const [xs, ys] = [0, 1].map((axis) => pairs.map((pair) => Number(pair.split(',')[axis])));
  return [Math.max(...xs!) - Math.min(...xs!), Math.max(...ys!) - Math.min(...ys!)] as const;
};
const shades = (svg: SVGSVGElement) => [...svg.querySelectorAll('[aria-label="contour"] path')];

test('shade k is where the log density is within k nats of the highest', () => {
  const svg = draw({ depth: 3 });
  const [width, height] = [560 - 56 - 92, 500 - 16 - 44];
  const boxes = shades(svg).map(boxOf);
  expect(boxes).toHaveLength(3);
  boxes.forEach(([across, up], i) => {
    // −½ r² = −k at r = √2k.
    const radius = Math.sqrt(2 * (3 - i));
    expect(across / width).toBeCloseTo((2 * radius) / 8, 1);
    expect(up / height).toBeCloseTo(radius / 8, 1);
  });
});

test('−∞ and NaN are ground, and samples that are not finite are left out', () => {
  const holes = normal.map((value, i) => (i % 80 < 40 ? (i % 2 ? -Infinity : Number.NaN) : value));
  const svg = draw({ samples: [0, 0, 1, Number.NaN, 9, 9] }, holes);
  for (const path of shades(svg)) expect(boxOf(path)[0]).toBeLessThan((560 - 148) / 2);
  expect(svg.querySelectorAll('[aria-label="dot"] circle')).toHaveLength(2);
});

test('points are the middles of cells, from the bottom row up', () => {
  expect([...planePoints({ x: [0, 2], y: [10, 12], columns: 2, rows: 2 })]).toEqual([
    0.5, 10.5, 1.5, 10.5, 0.5, 11.5, 1.5, 11.5,
  ]);
});

test.each<[Partial<DensityMapOptions>, number[], string]>([
  [{}, [1], 'logDensity: expected 6400 numbers, rows × columns; got 1.'],
  [{ x: [1, 1] }, [], 'x: expected [low, high] with low < high; got [1, 1].'],
  [{ rows: 0 }, [], 'rows: expected an integer ≥ 1; got 0.'],
  [{ depth: 0.5 }, [], 'depth: expected an integer ≥ 1; got 0.5.'],
  [{ samples: [1] }, normal, 'samples: expected 2 numbers for each point; got 1 numbers.'],
  [{}, normal.map(() => Number.NaN), 'logDensity: expected one or more finite numbers; got none.'],
])('refuses %j, and says why', (options, logDensity, message) => {
  expect(() => draw(options, logDensity)).toThrow(new RangeError(`densityMap: ${message}`));
});
