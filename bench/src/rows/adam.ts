import { numbers } from './inputs.js';
import type { Row } from './row.js';

const COUNT = 1e6;

/** The optimizer alone, on a gradient that is there already. */
export const adam: Row = {
  name: 'adam',
  cases: [
    {
      name: 'adam',
      work: 'Adam on 10⁶ parameters',
      parameters: COUNT,
      flops: 0,
      // Reads parameters, gradient and two moments; writes all but the gradient.
      bytes: 7 * 4 * COUNT,
      tolerance: 1e-4,
      inputs: () => ({
        'parameters.weight': numbers(1, [1000, 1000]),
        gradient: numbers(2, [1000, 1000]),
      }),
    },
  ],
};
