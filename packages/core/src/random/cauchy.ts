import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { centered } from './centered.js';
import { checkDrawShape } from './check-draw-shape.js';
import { drawElementwise } from './draw-elementwise.js';
import type { Key } from './key.js';

/**
 * Draws numbers with the standard Cauchy distribution, whose density is 1 / (π (1 + x²)).
 *
 *     x = cot πV,   V uniform on (−½, ½)
 *
 * V has 32 bits and is fine near 0: |x| reaches 2³³ / π.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { cauchy } from '@gen/core/random';
 *
 * const noise = cauchy(key(0), [8]);
 * ```
 */
export function cauchy(key: Key, shape: Shape): Tensor {
  checkDrawShape('cauchy', shape);
  return drawElementwise(shape, [], (size) => {
    const v = centered(key, [size]);
    const turn = tf.abs(v);
    const inTail = tf.less(turn, 0.25);
    const tangent = tangentOf(tf.mul(tf.minimum(turn, tf.sub(0.5, turn)), Math.PI));
    return tf.mul(tf.sign(v), tf.where(inTail, tf.div(1, tangent), tangent));
  });
}

/**
 * tan θ for θ in [0, π/4], by the polynomial of Cephes (Moshier, `tanf`, https://www.netlib.org/cephes/):
 * the tangent of a graphics processor is a quotient of sines that are right to 2⁻¹¹ only.
 */
function tangentOf(angle: Tensor): Tensor {
  const square = tf.square(angle);
  const coefficients = [
    3.11992232697e-3, 2.44301354525e-2, 5.34112807005e-2, 1.33387994085e-1, 3.33331568548e-1,
  ];
  const sum = coefficients.reduce<Tensor>(
    (p, coefficient) => tf.add(tf.mul(p, square), coefficient),
    tf.scalar(9.38540185543e-3),
  );
  return tf.add(tf.mul(tf.mul(sum, square), angle), angle);
}
