import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Independent } from '../distributions/independent.js';
import type { Normal } from '../distributions/normal.js';
import { exponential } from '../random/exponential.js';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import { rademacher } from '../random/rademacher.js';
import { split } from '../random/split.js';
import { uniform } from '../random/uniform.js';
import type { Shape } from '../shape.js';
import { partOf } from './part-of.js';
import type { WeakDerivatives } from './weak-derivative.js';

/**
 * The weak derivatives of a normal distribution, for {@link measureValued}.
 *
 *     in μ:  c = 1 / (σ √2π),   μ + σ W  and  μ − σ W,   W of density w exp(−w²/2)
 *     in σ:  c = 1 / σ,         μ + σ M  and  μ + σ M U, M of density m² exp(−m²/2) / √2π, U uniform
 *
 * Mohamed et al. 2020, "Monte Carlo gradient estimation in machine learning", table 1 and §6.2,
 * https://jmlr.org/papers/v21/19-346.html.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { normalWeakDerivatives } from '@gen/core/estimators';
 *
 * const [inLoc, inScale] = normalWeakDerivatives(normal({ loc: 0, scale: 1 }), key(0), [64]);
 * ```
 */
export const normalWeakDerivatives: WeakDerivatives<Normal | Independent<Normal>> = (
  distribution,
  key,
  shape,
) => {
  const { loc, scale } = partOf(distribution);
  const at = (noise: Tensor): Tensor => tf.add(loc, tf.mul(scale, noise));
  const [ofLoc, ofScale, ofUniform] = split(key, 3);
  const rayleigh = tf.sqrt(tf.mul(2, exponential(ofLoc, shape)));
  const maxwell = doubleMaxwell(ofScale, shape);
  const [forLoc, forScale] = [tf.div(1 / Math.sqrt(2 * Math.PI), scale), tf.div(1, scale)];
  return [
    { parameter: loc, constant: forLoc, positive: at(rayleigh), negative: at(tf.neg(rayleigh)) },
    {
      parameter: scale,
      constant: forScale,
      positive: at(maxwell),
      negative: at(tf.mul(maxwell, uniform(ofUniform, shape))),
    },
  ];
};

/** The length of a normal vector of three dimensions, with a random sign. */
function doubleMaxwell(key: Key, shape: Shape): Tensor {
  const [ofLength, ofSign] = split(key);
  const length = tf.sqrt(tf.sum(tf.square(gaussian(ofLength, [3, ...shape])), 0));
  return tf.mul(length, rademacher(ofSign, shape));
}
