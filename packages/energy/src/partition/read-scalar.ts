import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Reads a number that the engine computes. */
export async function readScalar(compute: () => Tensor): Promise<number> {
  const scalar = tf.tidy(compute);
  try {
    return (await scalar.data())[0]!;
  } finally {
    scalar.dispose();
  }
}
