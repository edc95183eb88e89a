import * as tf from '@tensorflow/tfjs-core';
import { noisyCurve, partOf, type NoiseOptions } from './noisy-curve.js';
import type { Points } from './points.js';

const TURNS = 1.5;

/**
 * Two spirals of one and a half turns that wind into each other, with noise.
 *
 *     ± r (−cos θ, sin θ),   θ = 3π √t,  r = θ / 3,  t ~ Uniform[0, 1)
 *
 * The root spreads points about evenly along the arms (Grathwohl et al. 2019, "FFJORD: free-form continuous
 * dynamics for scalable reversible generative models", §5.1, https://arxiv.org/abs/1810.01367).
 *
 * @throws InputError for noise below 0.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { spirals } from '@gen/data';
 *
 * const x = spirals().sample(key(0), 512); // [512, 2]
 * ```
 */
export const spirals = ({ noise = 0.1 }: NoiseOptions = {}): Points =>
  noisyCurve({
    name: 'spirals',
    dimensions: 2,
    uniforms: 1,
    noise,
    at: (u) => {
      const [arm, t] = partOf(u!, 2);
      const angle = tf.mul(tf.sqrt(t), TURNS * 2 * Math.PI);
      const signed = tf.mul(tf.div(angle, 3), tf.sub(1, tf.mul(arm, 2)));
      return [tf.neg(tf.mul(signed, tf.cos(angle))), tf.mul(signed, tf.sin(angle))];
    },
  });
