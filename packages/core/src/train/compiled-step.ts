import type { Compiled } from '../compile/compile-options.js';
import { compile } from '../compile/compile.js';
import type { FitStepsOptions } from './fit-options.js';
import { packScalars, type PackedScalars } from './packed-scalars.js';
import type { Stages } from './staged-batches.js';
import { stepOn, type StepInputs, type Training } from './training.js';

/**
 * The step, recorded, from what was taken for a batch on. A batch may hold constants, and an objective may
 * keep tensors: they do not change.
 */
export const compiledStep = <Batch>(
  training: Training<Batch>,
  { make }: Stages<unknown, Batch>,
  { eager = false, xla = false, onEager }: FitStepsOptions<Batch>,
): Compiled<[unknown, StepInputs], PackedScalars> =>
  compile((taken, inputs) => packScalars(stepOn(training, make(taken), inputs)), {
    name: 'fit',
    constantArguments: [0],
    constants: () => true,
    eager,
    xla,
    ...(onEager === undefined ? {} : { onEager }),
  });
