import type { HostTensor } from '@gen/core/train';
import { coins, fanInOf, weights } from './inputs.js';
import type { Row } from './row.js';

const [BATCH, PIXELS, HIDDEN] = [100, 784, 500];

/** 1 where a unit of the one degree may read a unit of the other. */
function mask(
  rows: number,
  columns: number,
  reads: (row: number, column: number) => boolean,
): HostTensor {
  const data = Float32Array.from({ length: rows * columns }, (_, i) =>
    Number(reads(Math.floor(i / columns), i % columns)),
  );
  return { dtype: 'F32', shape: [rows, columns], data };
}

/** Degree of a hidden unit: it reads the first so many pixels. */
const degree = (unit: number): number => 1 + (unit % (PIXELS - 1));

/** A masked autoencoder for density estimation (Germain et al. 2015, https://arxiv.org/abs/1502.03509). */
export const made: Row = {
  name: 'made',
  cases: [
    {
      name: 'made',
      work: '784-500-784 ReLU, masked, b100, Adam',
      parameters: 2 * PIXELS * HIDDEN + PIXELS + HIDDEN,
      // Forward and weights of both layers, and the gradient of the hidden units.
      flops: 5 * 2 * BATCH * PIXELS * HIDDEN,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(
          {
            '0.weight': [HIDDEN, PIXELS],
            '0.bias': [HIDDEN],
            '2.weight': [PIXELS, HIDDEN],
            '2.bias': [PIXELS],
          },
          fanInOf,
        ),
        mask0: mask(HIDDEN, PIXELS, (unit, pixel) => pixel < degree(unit)),
        mask2: mask(PIXELS, HIDDEN, (pixel, unit) => degree(unit) <= pixel),
        x: coins(3, [BATCH, PIXELS]),
      }),
    },
  ],
};
