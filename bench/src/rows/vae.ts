import { coins, denseShapes, fanInOf, weights } from './inputs.js';
import type { Row } from './row.js';

const BATCH = 100;
const ENCODER = [784, 200, 200, 100];
const DECODER = [50, 200, 200, 784];

const products = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, outputs, i) => sum + sizes[i]! * outputs, 0);

/** The dense variational autoencoder. */
export const vae: Row = {
  name: 'vae',
  cases: [
    {
      name: 'vae',
      work: '784-200-200-50 tanh, b100, Adam',
      parameters: 425_284,
      // Forward, weights and inputs, but no gradient of the images.
      flops: 2 * BATCH * (3 * (products(ENCODER) + products(DECODER)) - 784 * 200),
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(
          { ...denseShapes('encoder', ENCODER), ...denseShapes('decoder', DECODER) },
          fanInOf,
        ),
        x: coins(3, [BATCH, 784]),
      }),
    },
  ],
};
