import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { cauchy } from './cauchy.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, nonNegative } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import { firstAccepted, REJECTED } from './first-accepted.js';
import type { Key } from './key.js';
import { split } from './split.js';
import { uniform } from './uniform.js';

const ROUNDS = 20; // 0.65 of the proposals are accepted at least: 8e-10 of the elements have none

/**
 * Draws angles in radians, from −π to π, with a von Mises distribution around 0, whose density is
 * exp(κ cos θ) / 2π I₀(κ).
 *
 * By Best and Fisher (1979, "Efficient simulation of the von Mises distribution",
 * https://doi.org/10.2307/2346732), written for the tangent of the half angle: with
 * h = 2κ + √(1 + 4κ²) and t of {@link cauchy}, θ = 2 arctan(t / √h) has the wrapped Cauchy distribution
 * of the envelope, and with w = t² / h is accepted with probability
 *
 *     y exp(1 − y),   y = κ (s − cos θ) = (1 + 1/h) / 2 + 2 κ w / (1 + w),
 *
 * where nothing cancels for large κ. Of 20 proposals an element none is accepted with a probability
 * below 10⁻⁹: then it is 0. Gradients do not pass: that of the concentration is zero.
 *
 * @param concentration κ ≥ 0, 0 for the uniform distribution, a number or a tensor that broadcasts to
 * `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { vonMises } from '@gen/core/random';
 *
 * const angles = vonMises(key(0), [64], 4);
 * ```
 */
export function vonMises(key: Key, shape: Shape, concentration: Parameter): Tensor {
  checkDrawShape('vonMises', shape);
  const range = nonNegative('a concentration');
  checkParameter('vonMises', 'concentration', concentration, shape, range);
  const [forTangents, forHeights] = split(key);
  return drawElementwise(shape, [concentration], (size, kappa) => {
    const twice = tf.mul(kappa!, 2);
    const h = tf.add(twice, tf.sqrt(tf.add(tf.square(twice), 1)));
    const least = tf.div(tf.add(tf.div(1, h), 1), 2);
    const scale = tf.sqrt(h);
    const tangent = firstAccepted(
      [cauchy(forTangents, [ROUNDS, size]), uniform(forHeights, [ROUNDS, size])],
      (t, u) => {
        const half = tf.div(t!, scale);
        const w = tf.square(half);
        const y = tf.add(least, tf.mul(twice, tf.div(w, tf.add(w, 1))));
        const below = tf.mul(y, tf.exp(tf.sub(1, y)));
        return tf.where(tf.less(u!, below), half, REJECTED);
      },
      0,
    );
    return tf.mul(tf.atan(tangent), 2);
  });
}
