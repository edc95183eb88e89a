import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** π as float32 has it, which is above π. */
export const PI = Math.fround(Math.PI);

/** How many whole turns an angle is away from [−π, π]. */
export const turnsOf = (angle: Tensor): Tensor => tf.floor(tf.add(tf.div(angle, 2 * Math.PI), 0.5));

/** An angle in [−π, π]. */
export const wrapped = (angle: Tensor): Tensor =>
  tf.clipByValue(tf.sub(angle, tf.mul(turnsOf(angle), 2 * Math.PI)), -PI, PI);
