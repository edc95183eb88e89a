import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Ones where a condition holds and zeros elsewhere.
 *
 * On WebGPU tf.cast of a condition only renames its integers, which arithmetic turns into floats and
 * tf.transpose, say, refuses.
 */
export const asFloats = <T extends Tensor>(condition: Tensor): T =>
  tf.mul(tf.cast(condition, 'float32'), 1);
