import * as tf from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';
import type { LerpInputs } from './lerp.js';

/** a + w x, in float32; it has no gradient. */
export const addScaled: Kernel<LerpInputs, Record<string, never>> = {
  name: 'AddScaled',
  reference: ({ a, x, weight }) => tf.tidy(() => tf.add(a, tf.mul(x, weight))),
};
