import { denseShapes, fanInOf, numbers, weights } from './inputs.js';
import type { Row } from './row.js';

const [BATCH, STEPS, STAGES] = [256, 20, 4];

/** Multiplications of one evaluation: three layers, and the trace, which is one more product. */
const DYNAMICS = 2 * 64 + 64 * 64 + 64 * 2 + 64 * 64;

/** A continuous normalizing flow in the plane. */
export const cnf: Row = {
  name: 'cnf',
  cases: [
    {
      name: 'cnf',
      work: '3-64-64-2 tanh, exact trace, RK4 × 20, b256, Adam',
      parameters: 4546,
      flops: 3 * 2 * BATCH * STEPS * STAGES * DYNAMICS,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(denseShapes('net', [3, 64, 64, 2]), fanInOf),
        x: numbers(3, [BATCH, 2], 2),
      }),
    },
  ],
};
