import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Scalars } from '../objective.js';

/** Scalars in one tensor, so that they are kept and read back as one. */
export interface PackedScalars {
  /** Their names, in order. */
  readonly names: readonly string[];
  /** Their values, float32 `[names]`. */
  readonly values: Tensor1D;
}

/** Puts scalars into one tensor, which the caller owns. */
export function packScalars(scalars: Scalars): PackedScalars {
  const names = Object.keys(scalars);
  if (names.length === 0) return { names, values: tf.tensor1d([]) };
  const values = tf.tidy(() =>
    tf.stack(names.map((name) => tf.cast(scalars[name]!, 'float32'))),
  ) as Tensor1D;
  return { names, values };
}
