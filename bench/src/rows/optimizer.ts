import { numbers } from './inputs.js';
import type { Case, Row } from './row.js';

/** A step on so many parameters, for each of which so many numbers are read or written at least. */
const step = (name: string, what: string, count: number, numbersMoved: number): Case => ({
  name: `optimizer/${name}`,
  work: `${what} on ${count === 1e6 ? '10⁶' : '10⁷'} parameters`,
  parameters: count,
  flops: 0,
  bytes: numbersMoved * 4 * count,
  tolerance: 1e-4,
  inputs: () => ({
    'parameters.weight': numbers(1, [1000, count / 1000]),
    gradient: numbers(2, [1000, count / 1000]),
  }),
});

/** Optimizers alone, on a gradient that is there already, beside what `adam` measures. */
export const optimizer: Row = {
  name: 'optimizer',
  cases: [
    step('adam-ten-million', 'Adam', 1e7, 7),
    step('momentum', 'Descent with momentum', 1e6, 5),
    step('momentum-ten-million', 'Descent with momentum', 1e7, 5),
  ],
};
