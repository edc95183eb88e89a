import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

type Inputs = Readonly<Record<'a' | 'b', tf.Tensor>>;

/** `tf.pow` of integers on WebGPU, which tfjs cuts off below the power: 5² is 24. */
export const wholePowers = mendedKernel<Inputs>(tf.Pow, 'webgpu', {
  wrongFor: ({ a }) => a.dtype === 'int32',
  instead: ({ a, b }, _, before) => {
    const real = before({ a: tf.cast(a, 'float32'), b: tf.cast(b, 'float32') });
    return tf.cast(tf.round(real), 'int32');
  },
});
