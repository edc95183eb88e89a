import * as tf from '@tensorflow/tfjs-core';
import { noisyCurve, partOf, type NoiseOptions } from './noisy-curve.js';
import type { Points } from './points.js';

/**
 * Two half circles that reach into each other, with noise.
 *
 *     (cos πt, sin πt)  or  (1 − cos πt, ½ − sin πt),   t ~ Uniform[0, 1)
 *
 * As scikit-learn's `make_moons` (Pedregosa et al. 2011, https://jmlr.org/papers/v12/pedregosa11a.html).
 *
 * @throws InputError for noise below 0.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { twoMoons } from '@gen/data';
 *
 * const x = twoMoons({ noise: 0.1 }).sample(key(0), 512); // [512, 2]
 * ```
 */
export const twoMoons = ({ noise = 0.05 }: NoiseOptions = {}): Points =>
  noisyCurve({
    name: 'twoMoons',
    dimensions: 2,
    uniforms: 1,
    noise,
    at: (u) => {
      const [moon, t] = partOf(u!, 2);
      const angle = tf.mul(t, Math.PI);
      const side = tf.sub(1, tf.mul(moon, 2)); // 1 or −1
      const x = tf.add(moon, tf.mul(side, tf.cos(angle)));
      return [x, tf.add(tf.mul(moon, 0.5), tf.mul(side, tf.sin(angle)))];
    },
  });
