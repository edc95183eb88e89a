import * as tf from '@tensorflow/tfjs-core';
import type { Mapped } from './bijector.js';

/** Computes a map and disposes whatever else was made on the way. */
export function tidyMapped(compute: () => Mapped): Mapped {
  const [value, logDet] = tf.tidy(() => {
    const mapped = compute();
    return [mapped.value, mapped.logDet] as const;
  }) as [tf.Tensor, tf.Tensor];
  return { value, logDet };
}
