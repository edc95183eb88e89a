import { denseShapes, fanInOf, numbers, weights } from './inputs.js';
import type { Row } from './row.js';

const [BATCH, STEPS] = [256, 20];
const SIZES = [2, 128, 128, 1];
const PRODUCTS = 2 * 128 + 128 * 128 + 128;

/** A step of a deep energy in the plane, whose samples are chains of Langevin dynamics from a replay buffer. */
export const langevin: Row = {
  name: 'langevin',
  cases: [
    {
      name: 'langevin',
      work: 'deep energy 2-128-128-1 SiLU, b256, 20 Langevin steps from a buffer of 10,000, Adam',
      parameters: 17_025,
      // Each turn of the chains forward and back to the points; data and samples forward and back.
      flops: 2 * BATCH * PRODUCTS * (2 * STEPS + 2 * 3),
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(denseShapes('net', SIZES), fanInOf),
        x: numbers(3, [BATCH, 2], 2),
        buffer: numbers(4, [10_000, 2], 2),
      }),
    },
  ],
};
