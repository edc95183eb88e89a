import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Objective, Scalars } from '../objective.js';
import { foldIn } from '../random/fold-in.js';
import { split } from '../random/split.js';
import { scalarsAt } from '../scalars-at.js';
import type { FitStepsOptions } from './fit-options.js';
import { meanMetrics } from './mean-metrics.js';
import { makeMeter } from './meter.js';
import { joined } from './optimizers/headed.js';
import { phasesOf, type Phases } from './phase.js';
import { packScalars, type PackedScalars } from './packed-scalars.js';
import type { Metrics } from './progress.js';
import { isSpent, NO_VALIDATION, withScore, type Standing } from './standing.js';
import { swap } from './swap.js';
import type { Evaluation } from './validation-options.js';

/** Scores a model as it is trained. */
export interface Validator {
  /** Whether a validation is due after this many steps. */
  due(step: number): boolean;
  /** Scores the model, and keeps the standing. Calls `rest` after each batch. */
  validate(step: number, rest: () => Promise<void>): Promise<Metrics>;
  /** How validations have gone. */
  standing(): Standing;
  /** Whether the run is to stop. */
  spent(): boolean;
}

/** Makes a {@link Validator}, one that is never due where no validation is asked for. */
export function makeValidator<Batch>(options: FitStepsOptions<Batch>): Validator {
  const { batches, objective, optimizer, resume, validation } = options;
  let standing = resume?.standing ?? NO_VALIDATION;
  const { every = batches.batchesPerEpoch, score = ({ loss = NaN }) => loss } = validation ?? {};
  const { earlyStopping } = validation ?? {};
  return {
    due: (step) => validation !== undefined && step > 0 && step % every === 0,
    validate: async (step, rest) => {
      const { evaluate = evaluationBy(phasesOf(objective, optimizer), step) } = validation!;
      const means = await meansOver(options, evaluate, rest);
      standing = withScore(standing, step, score(means), earlyStopping?.minDelta);
      return means;
    },
    standing: () => standing,
    spent: () => isSpent(standing, earlyStopping),
  };
}

/** The values and the metrics of objectives at a step. */
const evaluationBy =
  <Batch>(phases: Phases<Batch>, step: number): Evaluation<Batch> =>
  (batch, key) => {
    const scores = Object.entries(phases).map(([name, { objective, every = 1 }]) => {
      const scalars = scalarsAt(objective.schedules ?? {}, Math.floor(step / every));
      return [name, scoreOf(objective, batch, key, scalars)] as const;
    });
    return joined(Object.fromEntries(scores));
  };

function scoreOf<Batch>(
  objective: Objective<Batch>,
  ...given: Parameters<Objective<Batch>>
): Scalars {
  if (objective.evaluate !== undefined) return objective.evaluate(...given);
  const { value, metrics } = objective(...given);
  return { ...metrics, loss: value };
}

async function meansOver<Batch>(
  { model, ema, key, validation }: FitStepsOptions<Batch>,
  evaluate: Evaluation<Batch>,
  rest: () => Promise<void>,
): Promise<Metrics> {
  const { batches, averaged = false } = validation!;
  const [ours] = split(key); // a child of its own: no step folds it in
  const meter = makeMeter();
  try {
    for (let i = 0; i < batches.batchesPerEpoch; i++) {
      const batch = await batches.batch(0, i);
      const score = (): PackedScalars => scalarsOf(evaluate, batch, foldIn(ours, i));
      meter.add(i, averaged ? exchanged(model, ema!, score) : score());
      await rest();
    }
    await meter.read(() => undefined);
    return meanMetrics(meter.take());
  } finally {
    meter.dispose();
  }
}

type Exchange = Parameters<typeof swap>[0];

/** Does something while two models have each other's parameters. Nobody sees them in between. */
function exchanged<T>(a: Exchange, b: Exchange, work: () => T): T {
  swap(a, b);
  try {
    return work();
  } finally {
    swap(a, b);
  }
}

/** The scores of a batch, which is disposed. */
function scalarsOf<Batch>(
  evaluate: Evaluation<Batch>,
  batch: Batch,
  key: Parameters<typeof evaluate>[1],
): PackedScalars {
  try {
    return tf.tidy(() => packScalars(checked(evaluate(batch, key))) as never) as PackedScalars;
  } finally {
    tf.dispose(batch as tf.TensorContainer);
  }
}

function checked(scalars: Scalars): Record<string, tf.Scalar> {
  for (const [name, { shape }] of Object.entries(scalars)) {
    if (shape.length === 0) continue;
    throw new InputError({
      callee: 'fit',
      argument: 'validation.evaluate',
      expected: `a scalar as ${name}`,
      got: `shape [${shape}]`,
      remedy: 'Give the mean over the batch.',
    });
  }
  return { ...scalars };
}
