import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import { gammaOf } from './gamma.js';
import type { Key } from './key.js';

/**
 * Draws numbers with a χ² distribution: x = 2 G with G ~ Gamma(ν / 2).
 *
 * Exact as {@link gamma} is. Gradients do not pass: that of the degrees of freedom is zero.
 *
 * @param degreesOfFreedom ν above 0, a number or a tensor that broadcasts to `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { chiSquared } from '@gen/core/random';
 *
 * const draws = chiSquared(key(0), [64], 3);
 * ```
 */
export function chiSquared(key: Key, shape: Shape, degreesOfFreedom: Parameter): Tensor {
  checkDrawShape('chiSquared', shape);
  const range = positive('degrees of freedom');
  checkParameter('chiSquared', 'degreesOfFreedom', degreesOfFreedom, shape, range);
  return drawElementwise(shape, [degreesOfFreedom], (size, nu) =>
    tf.mul(gammaOf(key, size, tf.div(nu!, 2)), 2),
  );
}
