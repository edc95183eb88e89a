import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planeScale } from './plane-scale.js';

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });

it('maps every place of the square to the plane and back', () => {
  fc.assert(
    fc.property(coordinate, coordinate, fc.integer({ min: 1, max: 30 }), (x, y, extent) => {
      const scale = planeScale(extent, 472);
      const z = [x * extent, y * extent] as const;
      const back = scale.toPlane(scale.toPixels(z));
      expect(back[0]).toBeCloseTo(z[0], 6);
      expect(back[1]).toBeCloseTo(z[1], 6);
    }),
  );
});

it('has z₂ pointing up', () => {
  expect(planeScale(3, 300).toPixels([0, 3])).toEqual([150, 0]);
});

it('keeps places outside of the square on its rim', () => {
  expect(planeScale(3, 300).toPlane([900, -5])).toEqual([3, 3]);
});
