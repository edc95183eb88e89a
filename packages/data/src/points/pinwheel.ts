import { checkCount, split, type Key } from '@gen/core';
import { gaussian, integers } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import type { Points } from './points.js';

/** Options of {@link pinwheel}. */
export interface PinwheelOptions {
  /** How many arms. */
  readonly arms?: number;
}

const [ALONG, ACROSS, TWIST, SIZE] = [0.3, 0.1, 0.25, 2];

/**
 * Arms about a centre, bent the more the farther out.
 *
 *     2 R(2πk/K + ¼ eᵘ) (u, v),   u ~ N(1, 0.3²),  v ~ N(0, 0.1²),  k ~ Uniform{0 … K − 1}
 *
 * (Johnson, Duvenaud, Wiltschko, Datta & Adams 2016, "Composing graphical models with neural networks for
 * structured representations and fast inference", §5, https://arxiv.org/abs/1603.06277.)
 *
 * @throws InputError for no arms.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { pinwheel } from '@gen/data';
 *
 * const x = pinwheel({ arms: 5 }).sample(key(0), 512); // [512, 2]
 * ```
 */
export function pinwheel({ arms = 5 }: PinwheelOptions = {}): Points {
  checkCount('pinwheel', 'arms', arms);
  return {
    name: 'pinwheel',
    dimensions: 2,
    sample: (key, count) => {
      checkCount('pinwheel.sample', 'count', count);
      return tf.tidy(() => {
        const [forArm, forPlace] = split(key, 2) as [Key, Key];
        const [x, y] = tf.unstack(gaussian(forPlace, [2, count])) as [tf.Tensor, tf.Tensor];
        const [u, v] = [tf.add(tf.mul(x, ALONG), 1), tf.mul(y, ACROSS)];
        const arm = tf.cast(integers(forArm, [count], 0, arms), 'float32');
        const angle = tf.add(tf.mul(arm, (2 * Math.PI) / arms), tf.mul(tf.exp(u), TWIST));
        const [cos, sin] = [tf.cos(angle), tf.sin(angle)];
        const turned = [
          tf.sub(tf.mul(u, cos), tf.mul(v, sin)),
          tf.add(tf.mul(u, sin), tf.mul(v, cos)),
        ];
        return tf.mul(tf.stack(turned, 1), SIZE);
      });
    },
  };
}
