import { InputError } from '@gen/core';
import { NonFiniteLossError } from '@gen/core/train';
import type { Run } from '../run/run.js';

/** The error of a loss that is not finite, with what to do about it here; any other as it is. */
export function explainLoss(error: unknown, callee: string, { path, training }: Run): unknown {
  if (!(error instanceof NonFiniteLossError)) return error;
  const { step, epoch, index, checkpoint } = error;
  const kept = checkpoint && ` ${path} keeps its checkpoint of step ${checkpoint.step}.`;
  return new InputError({
    callee,
    argument: 'loss',
    expected: 'a finite number',
    got: `NaN or an infinity at step ${step} (epoch ${epoch}, batch ${index})`,
    remedy: `Start a new run with --lr below ${training.learningRate}.${kept ?? ''}`,
  });
}
