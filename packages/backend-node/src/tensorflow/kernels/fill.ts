import * as tf from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel } from '../call.js';

const LARGEST = 2 ** 31 - 1;

/** `tf.fill`, which tfjs-node gives another shape where an axis is longer than 32 bits can say. */
export const fill = tensorflowKernel<object, tf.FillAttrs>(tf.Fill, (call) => {
  const { shape } = call.attrs;
  const tooLong = shape.find((size) => size > LARGEST);
  if (tooLong === undefined) return callNative(tf.Fill, call);
  throw new Error(`OOM: TensorFlow has no room for a tensor of shape [${shape.join()}].`);
});
