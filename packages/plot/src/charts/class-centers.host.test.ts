import { expect, test } from 'vitest';
import { classCenters, separate } from './class-centers.js';

test('a center is the median of its class, whatever a few points do', () => {
  const points = [1, 2, 3, 4, 1000].map((x) => ({ label: 3, x, y: -x }));
  expect(classCenters([...points, { label: 1, x: 0, y: 0 }])).toEqual([
    { label: 1, x: 0, y: 0 },
    { label: 3, x: 3, y: -3 },
  ]);
});

test('centers move apart until they stand the distance apart, others stay', () => {
  const [a, b, far] = separate(
    [
      { label: 0, x: 0, y: 0 },
      { label: 1, x: 0, y: 0 },
      { label: 2, x: 50, y: 0 },
    ],
    10,
  );
  expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeCloseTo(10);
  expect(far).toEqual({ label: 2, x: 50, y: 0 });
});
