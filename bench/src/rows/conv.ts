import { numbers } from './inputs.js';
import type { Case, Row } from './row.js';

const [BATCH, SIZE, INPUTS, OUTPUTS] = [32, 28, 16, 32];
const FORWARD = 2 * BATCH * SIZE * SIZE * 9 * INPUTS * OUTPUTS;

const conv2d = (name: string, work: string, flops: number): Case => ({
  name: `conv/${name}`,
  work,
  parameters: 9 * INPUTS * OUTPUTS + OUTPUTS,
  flops,
  bytes: 0,
  tolerance: 1e-4,
  inputs: () => ({
    'parameters.weight': numbers(1, [OUTPUTS, INPUTS, 3, 3], 0.1),
    'parameters.bias': numbers(2, [OUTPUTS], 0.1),
    x: numbers(3, [BATCH, SIZE, SIZE, INPUTS]),
    dy: numbers(4, [BATCH, SIZE, SIZE, OUTPUTS]),
  }),
});

/** A convolution [32, 28, 28, 16] → 32, 3×3, "same". */
export const conv: Row = {
  name: 'conv',
  cases: [
    conv2d('forward', '[32,28,28,16] → 32, 3×3', FORWARD),
    conv2d('gradients', 'the same, and dx, dw, db', 3 * FORWARD),
  ],
};
