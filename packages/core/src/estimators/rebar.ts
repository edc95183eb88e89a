import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { pullBack } from '../derivatives/pull-back.js';
import { recorded } from '../derivatives/recorded.js';
import { asTensor, type Parameter } from '../distributions/parameter.js';
import { checkTemperature } from './check-option.js';
import { controlledGradient, meanSquaredNorm } from './controlled-gradient.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Estimator } from './expectation.js';
import { ofSamples } from './of-samples.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/** Options of {@link rebar}: numbers, or scalars that are trained by `auxiliary`. */
export interface RebarOptions {
  /** Temperature τ > 0 of the relaxation. */
  readonly temperature?: Parameter;
  /** Weight η of the control variate. */
  readonly scale?: Parameter;
}

/**
 * REBAR: the score function with f of a relaxation as control variate; without bias, for differentiable
 * f, which is asked for points that are no events too.
 *
 *     c(v) = η f(soften(v, τ)),
 *     ∂/∂l E[f(z)] = E[ (f(z) − c(ṽ)) ∂log q(z)/∂l + ∂c(v)/∂l − ∂c(ṽ)/∂l ]
 *
 * with z = harden(v) and ṽ ∼ p(v | z). Given as tensors, τ and η are trained by `auxiliary`, the mean
 * squared norm of the gradient, which is its variance but for a constant (Tucker et al. 2017, "REBAR:
 * low-variance, unbiased gradient estimates for discrete latent variable models", §3,
 * https://arxiv.org/abs/1703.07370).
 *
 * @example
 * ```ts
 * import { key, valueAndGrads } from '@gen/core';
 * import { binaryVariables, expectation, rebar } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const parameters = {
 *   logits: tf.variable(tf.zeros([3])),
 *   logTemperature: tf.variable(tf.scalar(-0.7)),
 *   scale: tf.variable(tf.scalar(1)),
 * };
 * const { grads } = valueAndGrads(parameters, () => {
 *   const { logits, logTemperature, scale } = parameters;
 *   const { value, auxiliary } = expectation({
 *     distribution: binaryVariables({ logits }),
 *     f: (z) => tf.square(tf.sum(z, -1)),
 *     key: key(0),
 *     samples: 10,
 *     estimator: rebar({ temperature: tf.exp(logTemperature), scale }),
 *   });
 *   return { value: tf.add(value, auxiliary) };
 * });
 * ```
 */
export function rebar({
  temperature = 0.5,
  scale = 1,
}: RebarOptions = {}): Estimator<DiscreteVariables> {
  checkTemperature('rebar', temperature);
  return (problem) => {
    const { distribution, f } = problem;
    const { values, gradientOf } = controlledGradient(problem);
    const gradient = (tau: Tensor, eta: Tensor): Tensor =>
      gradientOf((v) => tf.mul(eta, f(distribution.soften(v, tau))));
    const estimated = (all: Tensor): Tensor => ofSamples(values, distribution.logits, all);
    if (typeof temperature === 'number' && typeof scale === 'number') {
      return withoutAuxiliary(estimated(gradient(tf.scalar(temperature), tf.scalar(scale))));
    }
    const trained = tf.stack([scalarOf(temperature), scalarOf(scale)]);
    const { estimates, norm, slope } = recorded(trained, (both) => {
      const [tau, eta] = tf.unstack(both);
      const all = gradient(tau!, eta!);
      const square: Tensor = meanSquaredNorm(all, values);
      return { estimates: all, norm: square, slope: pullBack(square, both, tf.scalar(1)) };
    });
    return { value: estimated(estimates), auxiliary: ofOnly(trained, norm, slope) };
  };
}

const scalarOf = (parameter: Parameter): Tensor => tf.reshape(asTensor(parameter), []);

/**
 * A number as a function of x alone: what f captures is trained by its value, and not by the variance of
 * the gradient.
 */
function ofOnly(x: Tensor, value: Tensor, slope: Tensor): Scalar {
  const link = tf.customGrad((...args) => {
    (args[1] as GradSaveFunc)([slope]);
    return {
      value: tf.clone(value),
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(dy, saved[0]!),
    };
  });
  return link(x) as Scalar;
}
