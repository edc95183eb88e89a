import { coins, filled, numbers } from './inputs.js';
import type { Row } from './row.js';

const [BATCH, VISIBLE, HIDDEN] = [100, 784, 500];

/** A restricted Boltzmann machine by contrastive divergence. */
export const rbm: Row = {
  name: 'rbm',
  cases: [
    {
      name: 'rbm',
      work: 'CD-1, 784×500, b100, momentum',
      parameters: VISIBLE * HIDDEN + VISIBLE + HIDDEN,
      // Two passes up, one down, and the statistics of data and model.
      flops: 5 * 2 * BATCH * VISIBLE * HIDDEN,
      bytes: 0,
      tolerance: 1e-3,
      inputs: () => ({
        'parameters.weight': numbers(1, [VISIBLE, HIDDEN], 0.02),
        'parameters.visibleBias': filled([VISIBLE], 0),
        'parameters.hiddenBias': filled([HIDDEN], 0),
        x: coins(3, [BATCH, VISIBLE]),
      }),
    },
  ],
};
