import { describe, expect, it } from 'vitest';
import { labelNear } from './label-near.js';
import { spreadApart } from './spread-apart.js';
import { moveByKey } from './move-by-key.js';

const press = (key: string, shiftKey = false) => moveByKey([0, 0], 3, { key, shiftKey });

describe('moveByKey', () => {
  it('goes the way the arrow points, further with Shift', () => {
    expect(press('ArrowRight')).toEqual([0.1, 0]);
    expect(press('ArrowUp')).toEqual([0, 0.1]);
    expect(press('ArrowDown', true)).toEqual([0, -1]);
  });

  it('stops at the rim, comes home, and leaves other keys alone', () => {
    expect(moveByKey([2.95, 0], 3, { key: 'ArrowRight', shiftKey: true })).toEqual([3, 0]);
    expect(moveByKey([2, 1], 3, { key: 'Home', shiftKey: false })).toEqual([0, 0]);
    expect(press('Tab')).toBeUndefined();
  });
});

describe('labelNear', () => {
  const labels = Uint8Array.from({ length: 40 }, (_, index) => (index < 20 ? 4 : 9));
  const codes = Float32Array.from(labels, (label) => (label === 4 ? -1 : 1)).reduce<number[]>(
    (all, x) => [...all, x, 0],
    [],
  );

  it('is the label that most of the nearest codes have', () => {
    expect(labelNear([-0.9, 0.2], Float32Array.from(codes), labels)).toBe(4);
    expect(labelNear([2, 0], Float32Array.from(codes), labels)).toBe(9);
  });

  it('is unknown where images have no labels', () => {
    expect(labelNear([0, 0], Float32Array.from(codes), undefined)).toBeUndefined();
  });
});

describe('spreadApart', () => {
  it('moves near places apart and leaves far ones alone', () => {
    const [a = [0, 0], b = [0, 0], c] = spreadApart(
      [
        [0, 0],
        [3, 0],
        [100, 100],
      ],
      17,
    );
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeCloseTo(17, 6);
    expect(c).toEqual([100, 100]);
  });

  it('parts places that are the same', () => {
    const places = spreadApart(
      [
        [5, 5],
        [5, 5],
      ],
      10,
    );
    expect(places).toEqual([
      [0, 5],
      [10, 5],
    ]);
  });
});
