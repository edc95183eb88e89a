import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { runKernel } from '../kernels/kernel.js';
import { lerp } from '../kernels/lerp.js';
import { disposeVariables } from '../nn/layer-of.js';
import type { HasParameters, Parameters } from '../nn/layer.js';
import { copyLayout } from '../nn/state-dict-layout.js';
import type { Schedule } from '../schedule.js';

/** Options of {@link movingAverage}. */
export interface MovingAverageOptions {
  /**
   * Weight of the past: a number in [0, 1), which it grows to from 0.1 so that the first values are soon
   * forgotten, or a schedule, which is taken as it is, such as `powerDecay(0.1)` or `constant(0.99)`.
   */
  readonly decay?: number | Schedule;
}

/** An exponential moving average of a model's parameters; owns variables of its own. */
export interface MovingAverage extends HasParameters {
  /** Weight of the past at a step. */
  readonly decay: Schedule;
  /** Moves the average towards the current parameters: a ← a + (θ − a) · weight. */
  follow(weight: Scalar): void;
}

/**
 * Makes an exponential moving average of a model's parameters, which often samples better than the
 * parameters themselves (Polyak & Juditsky 1992, https://doi.org/10.1137/0330046).
 *
 *     a ← dₜ a + (1 − dₜ) θ,   dₜ = min(decay, (1 + t) / (10 + t)) with warm-up, else decay
 *
 * `fit` moves it at every step when it is passed as `ema`. It starts at the current parameters, has
 * their paths, and belongs to the caller; `swap` brings it into the model. Buffers, such as running
 * means, are no parameters that are averaged: they are taken as they are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads, type Objective } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { fit, movingAverage, swap } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const loss: Objective<tf.Tensor> = (x) =>
 *   valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) }));
 * const batches = { batchesPerEpoch: 10, batchSize: 4, batch: () => tf.ones([4, 2]) };
 *
 * const ema = movingAverage(model, { decay: 0.99 });
 * await fit({ model, objective: loss, batches, ema, steps: 20, key: key(1) });
 * swap(model, ema); // evaluate with the averages …
 * swap(model, ema); // … and go on with the parameters
 * ema.dispose();
 * model.dispose();
 * ```
 */
export function movingAverage(
  model: Pick<HasParameters, 'parameters'>,
  { decay = 0.999 }: MovingAverageOptions = {},
): MovingAverage {
  const schedule = typeof decay === 'number' ? warmedUp(decay) : decay;
  const followed = model.parameters();
  const averages = tf.tidy(() => copies(followed));
  return {
    parameters: () => averages,
    decay: schedule,
    follow: (weight) =>
      tf.tidy(() => {
        for (const path of Object.keys(averages)) {
          averages[path]!.assign(between(averages[path]!, followed[path]!, weight));
        }
      }),
    dispose: () => disposeVariables(averages),
  };
}

function copies(parameters: Parameters): Parameters {
  const entries = Object.entries(parameters).map(([path, variable]) => {
    const copy = tf.variable(tf.clone(variable), false);
    copyLayout(variable, copy);
    return [path, copy] as const;
  });
  return Object.fromEntries(entries);
}

/** a + (θ − a) · weight; a buffer is taken as it is, and so is what is no real number. */
const between = (average: Variable, parameter: Variable, weight: Scalar): Tensor =>
  parameter.trainable && parameter.dtype === 'float32'
    ? runKernel(lerp, { a: average, x: parameter, weight }, {})
    : tf.clone(parameter);

function warmedUp(decay: number): Schedule {
  if (!(decay >= 0 && decay < 1)) {
    throw new InputError({
      callee: 'movingAverage',
      argument: 'decay',
      expected: 'a number in [0, 1)',
      got: `${decay}`,
    });
  }
  return (step) => Math.min(decay, (1 + step) / (10 + step));
}
