import { filled, numbers } from './inputs.js';
import type { Row } from './row.js';

const [CHAINS, TEMPERATURES, VISIBLE, HIDDEN] = [100, 1000, 784, 500];

/** The normalizer of a restricted Boltzmann machine. */
export const ais: Row = {
  name: 'ais',
  cases: [
    {
      name: 'ais',
      work: 'annealed importance sampling of an RBM 784×500, 100 chains, 1,000 temperatures',
      parameters: VISIBLE * HIDDEN + VISIBLE + HIDDEN,
      // One pass up, whose products serve weight and draw, and one down.
      flops: 2 * 2 * CHAINS * TEMPERATURES * VISIBLE * HIDDEN,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        'parameters.weight': numbers(1, [HIDDEN, VISIBLE], 0.1),
        'parameters.visible.bias': numbers(2, [VISIBLE], 2),
        'parameters.hidden.bias': filled([HIDDEN], -0.5),
        base: numbers(3, [VISIBLE], 2),
      }),
    },
  ],
};
