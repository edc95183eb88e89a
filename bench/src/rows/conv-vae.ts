import { coins, fanInOf, weights } from './inputs.js';
import type { Row } from './row.js';

const BATCH = 64;

/** Multiplications of an image on its way forward: both convolutions and their mirror images. */
const FIRST = 14 * 14 * 9 * 1 * 32;
const FORWARD = 2 * FIRST + 2 * (7 * 7 * 9 * 32 * 64) + 3136 * 40 + 20 * 3136;

/** The convolutional variational autoencoder. */
export const convVae: Row = {
  name: 'conv-vae',
  cases: [
    {
      name: 'conv-vae',
      work: 'conv 32, 64, latent 20, ReLU, b64, Adam',
      parameters: 228_905,
      flops: 2 * BATCH * (3 * FORWARD - FIRST),
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(
          {
            'encoder.0.weight': [32, 1, 3, 3],
            'encoder.0.bias': [32],
            'encoder.2.weight': [64, 32, 3, 3],
            'encoder.2.bias': [64],
            'encoder.5.weight': [40, 3136],
            'encoder.5.bias': [40],
            'decoder.0.weight': [3136, 20],
            'decoder.0.bias': [3136],
            'decoder.3.weight': [64, 32, 3, 3],
            'decoder.3.bias': [32],
            'decoder.5.weight': [32, 1, 3, 3],
            'decoder.5.bias': [1],
          },
          fanInOf,
        ),
        x: coins(3, [BATCH, 28, 28, 1]),
      }),
    },
  ],
};
