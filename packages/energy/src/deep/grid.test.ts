import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak, quadraticEnergy } from '@gen/test-utils';
import { gridDensity, gridDivergence, gridPoints } from './grid.js';

const grid = { x: [-7, 7], y: [-6, 6], columns: 70, rows: 60 } as const;
const precision = [
  [1, 0.5],
  [0.5, 2],
];

describe('densities on a grid', () => {
  test('points are the middles of the cells, row by row from the bottom', async () => {
    const points = gridPoints({ x: [0, 2], y: [0, 3], columns: 2, rows: 3 });
    await expectClose(points, tf.tensor2d([0.5, 0.5, 1.5, 0.5, 0.5, 1.5, 1.5, 1.5, 0.5, 2.5, 1.5, 2.5], [6, 2])); // prettier-ignore
  });

  test('log Z of a Gaussian is ½ log (2π)² / det P, and its density sums to 1', async () => {
    const model = quadraticEnergy([0.3, -0.2], precision);
    const { logPartition, logDensity } = gridDensity(model, grid);
    await expectClose(logPartition, Math.log(2 * Math.PI) - 0.5 * Math.log(1.75), 1e-4);
    await expectClose(tf.sum(tf.exp(logDensity)), 25, 1e-4); // cells of area 1/25
    await expectNoLeak(() => ({ ...gridDensity(model, grid) }));
    model.dispose();
  });

  test('divergences of Gaussians are those of closed forms', async () => {
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const [a, b] = [quadraticEnergy([0, 0], identity), quadraticEnergy([0.6, 0.8], identity)];
    const [p, q] = [a, b].map((model) => gridDensity(model, grid).logDensity);
    const apart = gridDivergence(p!, q!, grid);
    await expectClose(apart.kl, 0.5, 1e-4);
    // 2 Φ(½ ‖μ‖) − 1
    await expectClose(apart.totalVariation, 0.382925, 1e-3);
    const nowhere = tf.where(tf.greater(p!, -5), p!, tf.fill(p!.shape, -Infinity));
    expect((await gridDivergence(nowhere, p!, grid).kl.data())[0]).toBeLessThan(0.01);
    a.dispose();
    b.dispose();
  });

  test('says what is wrong with a grid', () => {
    expect(() => gridPoints({ ...grid, x: [1, 1] })).toThrow('gridPoints: x: expected low < high; got [1, 1]'); // prettier-ignore
    expect(() => gridPoints({ ...grid, rows: 0 })).toThrow('gridPoints: rows');
    const wrong = tf.zeros([2, 2]);
    expect(() => gridDivergence(wrong, wrong, grid)).toThrow('gridDivergence: logP: expected shape [60,70]'); // prettier-ignore
  });
});
