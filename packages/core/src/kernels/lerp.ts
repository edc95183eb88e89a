import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.js';

/** What {@link lerp}, `lerpSquare` and `addScaled` take. */
export type LerpInputs = {
  /** Where to start. */
  a: Tensor;
  /** Where to go; of the shape of `a`. */
  x: Tensor;
  /** How much of the way, a scalar. */
  weight: Tensor;
};

/** a + w (x − a), in float32; it has no gradient. */
export const lerp: Kernel<LerpInputs, Record<string, never>> = {
  name: 'Lerp',
  reference: ({ a, x, weight }) => tf.tidy(() => tf.add(a, tf.mul(tf.sub(x, a), weight))),
};
