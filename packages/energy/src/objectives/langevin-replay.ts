import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import {
  checkCount,
  InputError,
  split,
  type Distribution,
  type Key,
  type StatefulObjective,
} from '@gen/core';
import { integers, uniform } from '@gen/core/random';
import type { EnergyModel } from '../energy-model.js';
import { langevinObjective, type LangevinChainsOptions } from './langevin-objective.js';

/** Options of {@link langevinReplay}. */
export interface LangevinReplayOptions extends LangevinChainsOptions {
  /** Makes the distribution of new chains, whose events are states; called inside of each step. */
  readonly start: () => Distribution;
  /** Number of states that the buffer holds. */
  readonly capacity?: number;
  /** Probability with which a chain starts anew rather than from the buffer. */
  readonly refresh?: number;
  /** Key of the states that the buffer begins with. */
  readonly key: Key;
}

/**
 * Maximum likelihood with samples by Langevin dynamics that goes on from a replay buffer.
 *
 *     ∂/∂θ [ mean F(x) − mean F(x′) + α (mean F(x)² + mean F(x′)²) ],   x′ after k steps of `langevin`
 *
 * Chains start at states of the buffer, drawn evenly and with replacement, but for one in 20, which starts
 * from noise. Where they end is put into the buffer, in place of the oldest states. So chains are long,
 * though each step adds k turns only, and the energy is that of the data's density once they mix. Du &
 * Mordatch 2019, "Implicit generation and modeling with energy-based models", Algorithm 1 and §3.2–3.3,
 * https://arxiv.org/abs/1903.08689.
 *
 * The value is that difference with the penalty; metrics are `dataEnergy` and `sampleEnergy`. There are as
 * many chains as examples in the batch. The buffer is the variable `buffer` `[capacity, ...event]`, which is
 * saved and resumed with a run; where a run validates, it is left as it is.
 *
 * @returns an objective of batches `[batch, ...event]`, which owns the buffer.
 * @throws InputError where counts are none, or a batch is larger than the buffer or of other events.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { independent, key, uniform } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { fit } from '@gen/core/train';
 * import { eightGaussians, pointBatches } from '@gen/data';
 * import { DeepEnergy, langevinReplay } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: silu, key: key(0) });
 * const model = new DeepEnergy({ network });
 * const start = () => independent(uniform({ low: tf.fill([2], -4), high: 4 }), 1);
 * const objective = langevinReplay(model, {
 *   start,
 *   capacity: 1000,
 *   steps: 10,
 *   stepSize: 0.05,
 *   penalty: 0.001,
 *   key: key(1),
 * });
 * await fit({
 *   model,
 *   objective,
 *   batches: pointBatches(eightGaussians(), { batchSize: 64, key: key(2) }),
 *   steps: 5,
 *   key: key(3),
 * });
 * objective.dispose();
 * model.dispose();
 * ```
 */
export function langevinReplay(
  model: EnergyModel,
  {
    start,
    capacity = 10_000,
    refresh = 0.05,
    steps = 60,
    key: bufferKey,
    ...options
  }: LangevinReplayOptions,
): StatefulObjective<Tensor> {
  checkCount('langevinReplay', 'capacity', capacity);
  checkRate(refresh);
  const buffer = tf.tidy(() => tf.variable(start().sample(bufferKey, [capacity]), false));
  const startOf = (x: Tensor, key: Key): Tensor => {
    checkBatch(x, buffer);
    const [placeKey, startKey, choiceKey] = split(key, 3) as [Key, Key, Key];
    const count = x.shape[0]!;
    const kept = tf.gather(buffer, integers(placeKey, [count], 0, capacity) as tf.Tensor1D);
    const isNew = tf.less(uniform(choiceKey, [count]), refresh);
    const each = tf.reshape(isNew, [count, ...kept.shape.slice(1).map(() => 1)]);
    return tf.where(each, start().sample(startKey, [count]), kept);
  };
  const keep = (samples: Tensor): void => {
    const rest = tf.slice(buffer as Tensor, 0, capacity - samples.shape[0]!);
    buffer.assign(tf.concat([samples, rest]));
  };
  const ends = { start: startOf, keep };
  const objective = langevinObjective('langevinReplay', model, ends, { ...options, steps });
  const parameters = { buffer };
  return Object.assign(objective, {
    parameters: () => parameters,
    dispose: () => buffer.dispose(),
  });
}

function checkRate(refresh: number): void {
  if (refresh >= 0 && refresh <= 1) return;
  throw new InputError({
    callee: 'langevinReplay',
    argument: 'refresh',
    expected: 'a probability',
    got: `${refresh}`,
  });
}

function checkBatch({ shape }: Tensor, { shape: [capacity, ...event] }: Variable): void {
  const [batch, ...rest] = shape;
  if (batch! <= capacity! && `${rest}` === `${event}`) return;
  throw new InputError({
    callee: 'langevinReplay',
    argument: 'batch',
    expected: `states [${event}], at most ${capacity} as the buffer holds`,
    got: `shape [${shape}]`,
    remedy:
      'Events of `start` are of the shape of one state; `capacity` is a multiple of the batch.',
  });
}
