import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

type Inputs = Readonly<Record<'condition' | 't' | 'e', tf.Tensor>>;

const flat = (x: tf.Tensor): tf.Tensor => tf.reshape(x, [x.size]);

/** `tf.where` on WebGPU, which tfjs refuses from rank 5 on. */
export const selectFlat = mendedKernel<Inputs>(tf.Select, 'webgpu', {
  wrongFor: ({ condition, t }) => t.shape.length > 4 && condition.shape.length === t.shape.length,
  instead: ({ condition, t, e }, _, before) =>
    tf.reshape(before({ condition: flat(condition), t: flat(t), e: flat(e) }), t.shape),
});
