import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { drawElementwise } from './draw-elementwise.js';
import { firstAccepted, REJECTED } from './first-accepted.js';
import type { Key } from './key.js';
import { split } from './split.js';
import { uniform } from './uniform.js';

const ROUNDS = 20; // 0.65 of the proposals are accepted at least: 8e-10 of the elements have none

/**
 * Draws angles in radians, from 0 to π, between a von Mises–Fisher vector and its mean direction, whose
 * density is ∝ sinⁿ⁻²φ exp(κ cos φ).
 *
 * By Wood (1994, "Simulation of the von Mises Fisher distribution",
 * https://doi.org/10.1080/03610919408813161), written for 1 − cos φ, which large κ do not cancel, with
 * Ulrich's proposals from beta distributions (1984, "Computer generation of distributions on the
 * m-sphere", https://doi.org/10.2307/2347441). In three dimensions in closed form. Of 20 proposals an
 * element none is accepted with a probability below 10⁻⁹: then the envelope's middle is taken.
 *
 * Gradients do not pass: that of the concentration is zero.
 *
 * @param dimensions n from 3 on.
 */
export function meanDirectionAngle(
  key: Key,
  shape: Shape,
  concentration: Parameter,
  dimensions: number,
): Tensor {
  return drawElementwise(shape, [concentration], (size, kappa) => {
    const draw = dimensions === 3 ? inThree : byRejection;
    const versine = draw(key, size, kappa!, dimensions); // 1 − cos φ
    return tf.mul(tf.asin(tf.sqrt(tf.minimum(tf.mul(versine, 0.5), 1))), 2);
  });
}

/** −log(1 − U (1 − e⁻²ᵏ)) / κ, which is 2 U at κ = 0. */
function inThree(key: Key, size: number, kappa: Tensor): Tensor {
  const u = uniform(key, [size]);
  const isFlat = tf.less(kappa, 1e-4);
  const k = tf.where(isFlat, 1, kappa);
  const versine = tf.div(tf.neg(tf.log1p(tf.mul(u, tf.expm1(tf.mul(k, -2))))), k);
  return tf.where(isFlat, tf.mul(u, 2), versine);
}

function byRejection(key: Key, size: number, kappa: Tensor, dimensions: number): Tensor {
  const [forRadii, forTurns, forHeights] = split(key, 3);
  const m = dimensions - 1;
  const twice = tf.mul(kappa, 2);
  const b = tf.div(m, tf.add(twice, tf.sqrt(tf.add(tf.square(twice), m * m))));
  const middle = tf.div(tf.mul(b, 2), tf.add(b, 1)); // 1 − x₀
  return firstAccepted(
    [
      uniform(forRadii, [ROUNDS, size]),
      uniform(forTurns, [ROUNDS, size]),
      uniform(forHeights, [ROUNDS, size]),
    ],
    (radius, turn, height) => {
      // Beta(m/2, m/2) is (1 + c) / 2 for a coordinate c of a vector that is uniform in a ball's shell.
      const length = tf.sqrt(tf.neg(tf.expm1(tf.mul(tf.log1p(tf.neg(radius!)), 2 / (m - 1)))));
      const share = tf.mul(tf.add(tf.mul(length, tf.cos(tf.mul(turn!, 2 * Math.PI))), 1), 0.5);
      const rest = tf.sub(1, share);
      const versine = tf.div(tf.mul(tf.mul(b, share), 2), tf.add(rest, tf.mul(b, share)));
      const ratio = tf.div(
        tf.add(middle, tf.mul(tf.sub(1, middle), versine)),
        tf.mul(middle, tf.sub(2, middle)),
      );
      const gain = tf.mul(kappa, tf.sub(middle, versine));
      const logAccepted = tf.add(gain, tf.mul(tf.log(ratio), m));
      return tf.where(tf.less(height!, tf.exp(logAccepted)), versine, REJECTED);
    },
    middle,
  );
}
