import { denseShapes, fanInOf, numbers, weights } from './inputs.js';
import type { Row } from './row.js';

const [BATCH, SIZE, LAYERS, HIDDEN] = [256, 21, 10, 100];

/** Features that a coupling reads, and those that it changes: by turns the first and the last half. */
export const halves = (layer: number): readonly [reads: number, changes: number] =>
  layer % 2 === 0 ? [10, 11] : [11, 10];

const layers = Array.from({ length: LAYERS }, (_, layer) => halves(layer));
const products = layers.reduce(
  (sum, [reads, changes]) => sum + HIDDEN * (reads + HIDDEN + 2 * changes),
  0,
);

/** Affine couplings (Dinh et al. 2017, https://arxiv.org/abs/1605.08803). */
export const realnvp: Row = {
  name: 'realnvp',
  cases: [
    {
      name: 'realnvp',
      work: 'd = 21, 10 affine couplings, MLP 100-100 ReLU, b256, Adam',
      parameters: 133_710,
      flops: 3 * 2 * BATCH * products,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(
          Object.assign(
            {},
            ...layers.map(([reads, changes], i) =>
              denseShapes(`${i}`, [reads, HIDDEN, HIDDEN, 2 * changes]),
            ),
          ) as Record<string, readonly number[]>,
          fanInOf,
        ),
        x: numbers(3, [BATCH, SIZE], 2),
      }),
    },
  ],
};
