import { checkCount } from '@gen/core';
import * as tf from '@tensorflow/tfjs-core';
import { noisyCurve, partOf, type NoiseOptions } from './noisy-curve.js';
import type { Points } from './points.js';

/** Options of {@link rings}. */
export interface RingsOptions extends NoiseOptions {
  /** How many circles. */
  readonly count?: number;
}

/**
 * Circles about one centre, of radius 1, 2, …, with noise: none of them reaches the next.
 *
 *     r (cos 2πt, sin 2πt),   r ~ Uniform{1 … n},  t ~ Uniform[0, 1)
 *
 * @throws InputError for no circles, and noise below 0.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { rings } from '@gen/data';
 *
 * const x = rings({ count: 4 }).sample(key(0), 512); // [512, 2]
 * ```
 */
export function rings({ count = 4, noise = 0.08 }: RingsOptions = {}): Points {
  checkCount('rings', 'count', count);
  return noisyCurve({
    name: 'rings',
    dimensions: 2,
    uniforms: 1,
    noise,
    at: (u) => {
      const [ring, t] = partOf(u!, count);
      const [radius, angle] = [tf.add(ring, 1), tf.mul(t, 2 * Math.PI)];
      return [tf.mul(radius, tf.cos(angle)), tf.mul(radius, tf.sin(angle))];
    },
  });
}
