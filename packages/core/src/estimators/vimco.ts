import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { InputError } from '../input-error.js';
import { logsumexp } from '../special/logsumexp.js';
import type { Estimator } from './expectation.js';
import { linked } from './linked.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * VIMCO, for a bound of several draws: f is the logarithm of a weight, such as log p(x, z) − log q(z | x),
 * and what is estimated is not E[f] but
 *
 *     L = E_{z₁ … z_S ∼ q_φ}[ log 1/S Σₛ exp f(zₛ) ]
 *
 * The score of each draw weighs by what the bound gains by it, compared with the geometric mean of the
 * other weights in its place: without bias, for any f.
 *
 *     ∂L/∂φ = E[ Σₛ (L̂ − L̂₋ₛ) ∂ log q_φ(zₛ)/∂φ + Σₛ softmax(f)ₛ ∂f(zₛ)/∂φ ]
 *
 * Mnih & Rezende 2016, "Variational inference for Monte Carlo objectives", equations 10–12,
 * https://arxiv.org/abs/1602.06725. It needs S ≥ 2.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables, expectation, vimco } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const q = binaryVariables({ logits });
 *   const logWeight = (z: tf.Tensor) => tf.sub(tf.sum(z, -1), q.logProb(z));
 *   return expectation({ distribution: q, f: logWeight, key: key(0), samples: 5, estimator: vimco() }).value;
 * })(tf.zeros([4])); // [4]
 * ```
 */
export const vimco =
  (): Estimator =>
  ({ distribution, f, key, samples }) => {
    if (samples < 2) throw tooFew(samples);
    const z = stopGradient(distribution.sample(key, [samples]));
    const logWeights = f(z); // [samples, ...batch]
    const bound = tf.sub(logsumexp(logWeights, 0), Math.log(samples));
    const signal = tf.sub(bound, boundWithoutEach(logWeights)); // [samples, ...batch]
    return withoutAuxiliary(linked(bound, distribution.logProb(z), signal));
  };

/** The bound with each weight in turn replaced by the geometric mean of the others. */
function boundWithoutEach(logWeights: Tensor): Tensor {
  const [samples = 0, ...batch] = logWeights.shape;
  const mean = tf.div(tf.sub(tf.sum(logWeights, 0, true), logWeights), samples - 1);
  const itself = tf.reshape(tf.eye(samples), [samples, samples, ...batch.map(() => 1)]);
  const replaced = tf.where(
    tf.cast(tf.broadcastTo(itself, [samples, samples, ...batch]), 'bool'),
    tf.expandDims(mean, 1),
    tf.expandDims(logWeights, 0),
  ); // [left out, draw, ...batch]
  return tf.sub(logsumexp(replaced, 1), Math.log(samples));
}

const tooFew = (samples: number): InputError =>
  new InputError({
    callee: 'vimco',
    argument: 'samples',
    expected: 'at least 2',
    got: `${samples}`,
    remedy: 'A draw is compared with the others.',
  });
