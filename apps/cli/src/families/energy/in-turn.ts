import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError, type Objective } from '@gen/core';
import type { Optimizer, Phase, Phases } from '@gen/core/train';
import type { TrainingPlan } from '../family.js';

/** A part of a run. */
export interface Part {
  /** What it is called: `layer-1`. */
  readonly name: string;
  /** What is minimised in it. */
  readonly objective: Objective<Tensor>;
  /** What follows the gradient, given the steps of the part. */
  readonly optimizer: (plan: Pick<TrainingPlan, 'learningRate' | 'steps'>) => Optimizer;
  /** Called before its first step. */
  readonly begin?: () => void;
}

/** Parts of a run one after another: each takes so many epochs, and the last one what is left. */
export function inTurn(parts: readonly Part[], epochs: number, plan: TrainingPlan): Phases<Tensor> {
  const each = epochs * plan.stepsAnEpoch;
  const before = each * (parts.length - 1);
  if (plan.steps <= before) throw tooShort(parts, epochs, plan);
  const phases = parts.map(({ name, optimizer, ...part }, i): [string, Phase<Tensor>] => {
    const isLast = i === parts.length - 1;
    const steps = isLast ? plan.steps - before : each;
    const window = { from: i * each, ...(!isLast && { until: (i + 1) * each }) };
    return [name, { ...part, ...window, optimizer: optimizer({ ...plan, steps }) }];
  });
  return Object.fromEntries(phases);
}

const tooShort = (parts: readonly Part[], epochs: number, plan: TrainingPlan): InputError =>
  new InputError({
    callee: 'gen train',
    argument: '--epochs',
    expected: `more than ${epochs * (parts.length - 1)}, ${epochs} for each part of the run before the last (${parts.map(({ name }) => name).join(', ')})`,
    got: `${plan.steps / plan.stepsAnEpoch}`,
    remedy: 'Give more of them, or fewer to --pretrain.',
  });
