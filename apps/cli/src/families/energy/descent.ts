import { addDecayedWeights, chain, linear, sgd, type Optimizer } from '@gen/core/train';
import { choice } from '../../settings/choice.js';
import { belowOne, nonNegative } from '../../settings/numbers.js';
import type { ValuesOf } from '../../settings/setting.js';
import type { TrainingPlan } from '../family.js';

/** Options of how energy models follow their gradients. */
export const descentSettings = {
  momentum: belowOne({
    flags: '--momentum <share>',
    summary: 'what is left of an update at the next step',
    initial: 0,
  }),
  weightDecay: nonNegative({
    flags: '--weight-decay <rate>',
    summary: 'how fast the weights fall to 0 by themselves',
    initial: 0,
  }),
  schedule: choice(['linear', 'constant'], {
    flags: '--lr-schedule <name>',
    summary: 'linear, a learning rate that falls to 0 by the last step, or constant',
    initial: 'linear',
  }),
} as const;

/** Descent with momentum, a learning rate that may fall to 0, and weights that may decay. */
export function descent(
  { momentum, schedule, weightDecay }: ValuesOf<typeof descentSettings>,
  { learningRate, steps }: Pick<TrainingPlan, 'learningRate' | 'steps'>,
): Optimizer {
  const rate =
    schedule === 'constant' ? learningRate : linear({ from: learningRate, to: 0, steps });
  const followed = sgd({ learningRate: rate, momentum });
  if (weightDecay === 0) return followed;
  const decays = (path: string): boolean => /(^|\.)(weight|weights\.\d+|recognition)$/.test(path);
  return chain(addDecayedWeights({ weightDecay, decays }), followed);
}
