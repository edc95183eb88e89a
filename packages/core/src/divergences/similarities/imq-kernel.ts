import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { checkPositive } from '../check-samples.js';
import { radialSimilarity } from './radial-similarity.js';
import type { RadialSimilarity } from './similarity.js';

/** The shape of {@link imqKernel}. */
export interface ImqKernelOptions {
  /** c > 0, in the units of x: a number, or a scalar tensor; 1 by default. */
  readonly scale?: Tensor | number;
  /** β from −1 to 0, both excluded; −½ by default. */
  readonly exponent?: number;
}

/**
 * The inverse multiquadric kernel, whose heavy tails see what a Gaussian one has forgotten.
 *
 *     k(x, y) = (1 + ‖x − y‖² / c²)^β
 *
 * With it the kernel Stein discrepancy tells convergence in any dimension (Gorham & Mackey 2017,
 * "Measuring sample quality with kernels", theorem 8, https://arxiv.org/abs/1703.01717).
 *
 * @example
 * ```ts
 * import { imqKernel } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const k = imqKernel()(tf.zeros([1, 3]), tf.ones([1, 3])); // [[0.5]]
 * ```
 */
export function imqKernel({ scale = 1, exponent = -0.5 }: ImqKernelOptions = {}): RadialSimilarity {
  checkPositive('imqKernel', 'scale', scale);
  if (!(exponent > -1 && exponent < 0)) {
    throw new InputError({
      callee: 'imqKernel',
      argument: 'exponent',
      expected: 'a number between -1 and 0',
      got: `${exponent}`,
    });
  }
  return radialSimilarity((s) => {
    const rate = tf.div(1, tf.square(scale));
    const base = tf.add(tf.mul(s, rate), 1);
    const value = tf.exp(tf.mul(tf.log(base), exponent));
    const slope = tf.mul(tf.div(value, base), tf.mul(rate, exponent));
    return { value, slope, curvature: tf.mul(tf.div(slope, base), tf.mul(rate, exponent - 1)) };
  });
}
