import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';
import type { LerpInputs } from './lerp.js';

/** a + w (x² − a), in float32; it has no gradient. */
export const lerpSquare: Kernel<LerpInputs, Record<string, never>> = {
  name: 'LerpSquare',
  reference: ({ a, x, weight }) =>
    tf.tidy(() => tf.add(a, tf.mul(tf.sub(tf.square(x), a), weight))),
};
