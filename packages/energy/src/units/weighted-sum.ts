import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';

/** Σᵣ wᵣ xᵣ of rows x `[rows, size]` with weights `[rows]`: `[size]`. */
export const weightedSum = (x: Tensor, weights: Tensor): Tensor =>
  tf.reshape(tf.matMul(tf.reshape(weights, [1, -1]) as Tensor2D, x as Tensor2D), x.shape.slice(-1));
