import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { exponential } from './exponential.js';
import { firstAccepted, REJECTED } from './first-accepted.js';
import { gaussian } from './gaussian.js';
import type { Key } from './key.js';
import { split } from './split.js';
import { uniform } from './uniform.js';

/** Number of proposals of each element. */
export const ROUNDS = 7; // 0.951 of the proposals are accepted at least: 7e-10 of the elements have none

/** A gamma draw g = d w³ exp(b). */
export interface GammaParts {
  /** d. */
  readonly scale: Tensor;
  /** w. */
  readonly root: Tensor;
  /** b, 0 for concentrations from 1 on. */
  readonly logBoost: Tensor;
}

/**
 * Draws of the gamma distribution by Marsaglia and Tsang (2000, "A simple method for generating gamma
 * variables", https://doi.org/10.1145/358407.358414): with a ≥ 1, d = a − ⅓, t = z / √(9d) and normal z,
 * d (1 + t)³ is accepted with probability
 *
 *     exp(z²/2 + d − d (1 + t)³ + 3 d log(1 + t)) = exp(3 d (log(1 + t) − t + t²/2 − t³/3)),
 *
 * where the terms that cancel are gone. A concentration a below 1 draws with a + 1 and multiplies by
 * U^(1/a) (§6).
 */
export function gammaParts(key: Key, size: number, concentration: Tensor): GammaParts {
  const [forNormals, forUniforms, forBoost] = split(key, 3);
  const isSmall = tf.less(concentration, 1);
  const raised = tf.where(isSmall, tf.add(concentration, 1), concentration);
  const scale = tf.sub(raised, 1 / 3);
  const deviation = tf.div(1 / 3, tf.sqrt(scale));
  const root = firstAccepted(
    [gaussian(forNormals, [ROUNDS, size]), uniform(forUniforms, [ROUNDS, size])],
    (z, u) => {
      const t = tf.mul(z!, deviation);
      const inside = tf.maximum(t, -1 + 2 ** -23);
      const accepted = tf.less(u!, tf.exp(tf.mul(tf.mul(scale, 3), remainder(inside))));
      return tf.where(tf.logicalAnd(accepted, tf.greater(t, -1)), tf.add(inside, 1), REJECTED);
    },
    1,
  );
  const boost = tf.div(tf.neg(exponential(forBoost, [size])), concentration);
  return { scale, root, logBoost: tf.where(isSmall, boost, 0) };
}

/** The draws of these parts, or their logarithms. */
export const gammaFromParts = ({ scale, root, logBoost }: GammaParts, isLog: boolean): Tensor =>
  isLog
    ? tf.add(tf.add(tf.log(scale), tf.mul(tf.log(root), 3)), logBoost)
    : tf.mul(tf.mul(scale, tf.mul(root, tf.square(root))), tf.exp(logBoost));

/** log(1 + t) − t + t²/2 − t³/3, below 0; by its series near 0, where the terms would cancel. */
function remainder(t: Tensor): Tensor {
  const direct = tf.sub(tf.log1p(t), tf.mul(t, horner(t, [1 / 3, -1 / 2, 1])));
  const coefficients = [1 / 9, -1 / 8, 1 / 7, -1 / 6, 1 / 5, -1 / 4];
  const series = tf.mul(tf.square(tf.square(t)), horner(t, coefficients));
  return tf.where(tf.less(tf.abs(t), 0.25), series, direct);
}

function horner(t: Tensor, [first, ...coefficients]: readonly number[]): Tensor {
  return coefficients.reduce<Tensor>(
    (sum, coefficient) => tf.add(tf.mul(sum, t), coefficient),
    tf.scalar(first!),
  );
}
