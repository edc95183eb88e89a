import { filled, numbers, weights } from './inputs.js';
import type { Row } from './row.js';

const BATCH = 64;

const shapes = {
  'generator.0.weight': [6272, 100],
  'generator.0.bias': [6272],
  'generator.2.weight': [128],
  'generator.2.bias': [128],
  'generator.4.weight': [128, 64, 4, 4],
  'generator.4.bias': [64],
  'generator.5.weight': [64],
  'generator.5.bias': [64],
  'generator.7.weight': [64, 1, 4, 4],
  'generator.7.bias': [1],
  'critic.0.weight': [64, 1, 4, 4],
  'critic.0.bias': [64],
  'critic.2.weight': [128, 64, 4, 4],
  'critic.2.bias': [128],
  'critic.3.weight': [128],
  'critic.3.bias': [128],
  'critic.6.weight': [1, 6272],
  'critic.6.bias': [1],
};

const norms = Object.fromEntries(
  ['generator.2', 'generator.5', 'critic.3'].flatMap((path) => {
    const name = `${path}.weight` as keyof typeof shapes;
    return [
      [`parameters.${path}.weight`, filled(shapes[name], 1)],
      [`parameters.${path}.bias`, filled(shapes[name], 0)],
    ];
  }),
);

/** Multiplications of an image: the convolution of many channels, of one, and the dense layers. */
const [MANY, ONE] = [7 * 7 * 16 * 64 * 128, 14 * 14 * 16 * 64];
const [GENERATOR, CRITIC] = [100 * 6272 + MANY + ONE, ONE + MANY + 6272];

/** A game of two convolutional networks. */
export const dcgan: Row = {
  name: 'dcgan',
  cases: [
    {
      name: 'dcgan',
      work: 'DCGAN 28×28, 4×4 kernels, batch norm, one step of each player, b64, Adam',
      parameters: 766_017 + 138_817,
      // Images are made for each player; the critic sees real and made ones, then the others alone.
      flops: 2 * BATCH * (GENERATOR * (1 + 3) + CRITIC * (2 * 3 + 2) - 2 * ONE),
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        ...weights(shapes, () => 2500), // from −0.02 to 0.02, as its authors begin
        ...norms,
        real: numbers(3, [BATCH, 28, 28, 1]),
        z: numbers(4, [BATCH, 100], 1.7),
      }),
    },
  ],
};
