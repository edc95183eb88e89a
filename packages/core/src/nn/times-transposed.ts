import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { addBias } from './add-bias.js';

/** x Wᵀ for x `[..., inputs]` and W `[outputs, inputs]`. */
export function timesTransposed(x: Tensor, weight: Tensor): Tensor {
  const [outputs, inputs] = weight.shape as [number, number];
  const rows = x.rank === 2 ? x : tf.reshape(x, [-1, inputs]);
  const product = tf.matMul(rows as Tensor2D, weight as Tensor2D, false, true);
  return x.rank === 2 ? product : tf.reshape(product, [...x.shape.slice(0, -1), outputs]);
}

/** x Wᵀ + b. */
export const affine = (x: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor =>
  addBias(timesTransposed(x, weight), bias);
