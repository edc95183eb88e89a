import { boolAsIntegers } from './bool-as-integers.js';
import { castToBool } from './cast-to-bool.js';
import { clipIntegers } from './clip-integers.js';
import { complexArithmetic } from './complex-arithmetic.js';
import { firstOfEquals } from './first-of-equals.js';
import { flatBroadcast } from './flat-broadcast.js';
import { floorDiv } from './floor-div.js';
import { gatherInBatches } from './gather-in-batches.js';
import { transposingInFloat } from './in-float.js';
import { linspaceOfOne } from './linspace-of-one.js';
import { matMulInBatches } from './mat-mul-in-batches.js';
import { matMulOfMany } from './mat-mul-of-many.js';
import type { Mended } from './mended-kernel.js';
import { oneHot } from './one-hot.js';
import { padByAxis } from './pad-by-axis.js';
import { prelu } from './prelu.js';
import { reductionsOfNothing } from './reductions-of-nothing.js';
import { roundWhole } from './round-whole.js';
import { scans } from './scans.js';
import { selectFlat } from './select-flat.js';
import { sign } from './sign.js';
import { tileByAxis } from './tile-by-axis.js';
import { wholePowers } from './whole-powers.js';

/**
 * By engine, kernels of tfjs whose values are wrong, or other than on the other engines, for some
 * arguments. Each is installed over those before it, and runs them where it has nothing to mend.
 */
export const mendedKernels: Readonly<Record<string, readonly Mended[]>> = {
  cpu: [floorDiv('cpu'), matMulInBatches('cpu'), ...reductionsOfNothing('cpu')],
  tensorflow: [roundWhole],
  wasm: [
    castToBool,
    ...boolAsIntegers,
    clipIntegers,
    ...complexArithmetic,
    gatherInBatches,
    oneHot,
    prelu,
    ...reductionsOfNothing('wasm'),
    sign,
  ],
  webgpu: [
    ...firstOfEquals,
    floorDiv('webgpu'),
    linspaceOfOne,
    matMulOfMany,
    matMulInBatches('webgpu'),
    padByAxis,
    selectFlat,
    tileByAxis,
    wholePowers,
    ...flatBroadcast,
    ...scans,
    ...transposingInFloat,
    ...reductionsOfNothing('webgpu'),
  ],
};
