import * as tf from '@tensorflow/tfjs-core';

/** Zeros in float32, made where the engine computes: `tf.zeros` would upload them. */
export const zeros = (shape: readonly number[]): tf.Tensor => tf.fill([...shape], 0, 'float32');
