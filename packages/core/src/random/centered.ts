import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { bits } from './bits.js';
import type { Key } from './key.js';

/**
 * Draws numbers uniform on [−½, ½], never 0 and fine near it: (i + ½) 2⁻³² of 32 random bits i, signed,
 * the same on every backend.
 *
 * They stand for a uniform number U of (0, 1) with both tails right: U = x where x is above 0, and
 * 1 − U = −x where it is below. Neither comes nearer to 0 than 2⁻³³, so −log of it reaches 22.9.
 */
export function centered(key: Key, shape: Shape): Tensor {
  return tf.tidy(() => tf.mul(tf.add(tf.cast(bits(key, shape), 'float32'), 0.5), 2 ** -32));
}
