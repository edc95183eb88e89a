import { denseShapes, fanInOf, numbers, weights } from './inputs.js';
import type { Row } from './row.js';

const BATCH = 256;
const SIZES = [2, 128, 128, 1];
const PRODUCTS = 2 * 128 + 128 * 128 + 128;

/** A step of the critic of a Wasserstein GAN with gradient penalty, whose slope is differentiated again. */
export const wganGp: Row = {
  name: 'wgan-gp',
  cases: [
    {
      name: 'wgan-gp',
      work: 'critic 2-128-128-1 ReLU, b256, penalty, Adam',
      parameters: 17_025,
      // Both batches forward and back; the mixture forward, back, and both back again.
      flops: 2 * BATCH * PRODUCTS * (2 * 3 + 6),
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(denseShapes('net', SIZES), fanInOf),
        real: numbers(3, [BATCH, 2], 2),
        made: numbers(4, [BATCH, 2], 1),
      }),
    },
  ],
};
