import { controlledGradient, meanSquaredNorm, type ControlVariate } from './controlled-gradient.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Estimator } from './expectation.js';
import { ofSamples } from './of-samples.js';

/** Options of {@link relax}. */
export interface RelaxOptions {
  /**
   * c_ψ, of continuous scores `[draws, ...batchShape, ...eventShape]` to `[draws, ...batchShape]`: often a
   * network, smooth, and near to f where it can be.
   */
  readonly controlVariate: ControlVariate;
}

/**
 * RELAX: the score function with a learned control variate of the scores that draws come from; without
 * bias, whatever the control variate, and for any f.
 *
 *     ∂/∂l E[f(z)] = E[ (f(z) − c(ṽ)) ∂log q(z)/∂l + ∂c(v)/∂l − ∂c(ṽ)/∂l ]
 *     auxiliary = mean ‖∂/∂l‖²
 *
 * with z = harden(v) and ṽ ∼ p(v | z). What c captures is trained by `auxiliary`, the variance of
 * the gradient but for a constant (Grathwohl et al. 2018, "Backpropagation through the void", §3.3,
 * https://arxiv.org/abs/1711.00123).
 *
 * @example
 * ```ts
 * import { key, valueAndGrads } from '@gen/core';
 * import { binaryVariables, expectation, relax } from '@gen/core/estimators';
 * import { dense, sequential, tanh } from '@gen/core/nn';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logits = tf.variable(tf.zeros([3]));
 * const network = sequential([
 *   dense({ inputs: 3, outputs: 8, key: key(0) }),
 *   tanh,
 *   dense({ inputs: 8, outputs: 1, key: key(1) }),
 * ]);
 * const { grads } = valueAndGrads({ logits, ...network.parameters() }, () => {
 *   const { value, auxiliary } = expectation({
 *     distribution: binaryVariables({ logits }),
 *     f: (z) => tf.square(tf.sum(z, -1)),
 *     key: key(2),
 *     samples: 10,
 *     estimator: relax({ controlVariate: (v) => tf.squeeze(network.apply(v), [-1]) }),
 *   });
 *   return { value: tf.add(value, auxiliary) };
 * });
 * ```
 */
export const relax =
  ({ controlVariate }: RelaxOptions): Estimator<DiscreteVariables> =>
  (problem) => {
    const { values, gradientOf } = controlledGradient(problem);
    const gradient = gradientOf(controlVariate);
    return {
      value: ofSamples(values, problem.distribution.logits, gradient),
      auxiliary: meanSquaredNorm(gradient, values),
    };
  };
