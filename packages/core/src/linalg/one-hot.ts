import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { asFloats } from './as-floats.js';

/** One-hot rows of lists of positions, `[count, k]` → `[count, k, n]`; they have no gradient. */
export function oneHotRows(positions: Tensor, n: number): Tensor3D {
  // tf.oneHot refuses n = 1, and on WASM gives the bits of integers where float32 is asked for.
  const at = tf.expandDims(tf.cast(positions, 'float32'), 2);
  return asFloats(tf.equal(at, tf.range(0, n, 1)));
}
