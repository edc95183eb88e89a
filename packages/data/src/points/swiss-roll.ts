import * as tf from '@tensorflow/tfjs-core';
import { noisyCurve, type NoiseOptions } from './noisy-curve.js';
import type { Points } from './points.js';

/**
 * A sheet rolled up in space, with noise: two coordinates that a model may find, the place along the
 * spiral and the height.
 *
 *     (θ cos θ, 21 h, θ sin θ),   θ = 3π/2 (1 + 2t),  t, h ~ Uniform[0, 1)
 *
 * (Tenenbaum, de Silva & Langford 2000, "A global geometric framework for nonlinear dimensionality
 * reduction", https://doi.org/10.1126/science.290.5500.2319; as scikit-learn's `make_swiss_roll`.)
 *
 * @throws InputError for noise below 0.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { swissRoll } from '@gen/data';
 *
 * const x = swissRoll().sample(key(0), 512); // [512, 3]
 * ```
 */
export const swissRoll = ({ noise = 0.3 }: NoiseOptions = {}): Points =>
  noisyCurve({
    name: 'swissRoll',
    dimensions: 3,
    uniforms: 2,
    noise,
    at: (t, height) => {
      const angle = tf.mul(tf.add(1, tf.mul(t!, 2)), 1.5 * Math.PI);
      return [tf.mul(angle, tf.cos(angle)), tf.mul(height!, 21), tf.mul(angle, tf.sin(angle))];
    },
  });
