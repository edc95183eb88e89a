import type { Compiled } from '../compile/compile-options.js';
import { compile } from '../compile/compile.js';
import type { Scalars } from '../objective.js';
import type { FitStepsOptions } from './fit-options.js';
import { stepOn, type StepInputs, type Training } from './training.js';

/** The step, recorded. A batch may hold constants, and an objective may keep tensors: they do not change. */
export const compiledStep = <Batch>(
  training: Training<Batch>,
  { eager = false, xla = false, onEager }: FitStepsOptions<Batch>,
): Compiled<[Batch, StepInputs], Scalars> =>
  compile((batch, inputs) => stepOn(training, batch, inputs), {
    name: 'fit',
    constantArguments: [0],
    constants: () => true,
    eager,
    xla,
    ...(onEager === undefined ? {} : { onEager }),
  });
