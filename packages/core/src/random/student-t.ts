import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import { gaussian } from './gaussian.js';
import type { Key } from './key.js';
import { logGammaOf } from './log-gamma.js';
import { split } from './split.js';

/**
 * Draws numbers with Student's t distribution.
 *
 *     x = z √(ν / 2G),   z standard normal, G ~ Gamma(ν / 2)
 *
 * Exact as {@link gamma} is; beyond 3·10³⁸ draws are infinite, which degrees of freedom below 0.2 reach.
 * Gradients do not pass: that of the degrees of freedom is zero.
 *
 * @param degreesOfFreedom ν above 0, a number or a tensor that broadcasts to `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { studentT } from '@gen/core/random';
 *
 * const draws = studentT(key(0), [64], 4);
 * ```
 */
export function studentT(key: Key, shape: Shape, degreesOfFreedom: Parameter): Tensor {
  checkDrawShape('studentT', shape);
  const range = positive('degrees of freedom');
  checkParameter('studentT', 'degreesOfFreedom', degreesOfFreedom, shape, range);
  const [forNormal, forGamma] = split(key);
  return drawElementwise(shape, [degreesOfFreedom], (size, nu) => {
    const half = tf.div(nu!, 2);
    const logRatio = tf.sub(tf.log(half), logGammaOf(forGamma, size, half));
    return tf.mul(gaussian(forNormal, [size]), tf.exp(tf.div(logRatio, 2)));
  });
}
