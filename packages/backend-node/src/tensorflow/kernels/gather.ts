import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';

/** `tf.gather` without reading its indices back, as tfjs-node does: TensorFlow checks them itself. */
export const gather = tensorflowKernel<Tensors<'x' | 'indices'>, tf.GatherV2Attrs>(
  tf.GatherV2,
  ({ inputs: { x, indices }, attrs: { axis, batchDims }, backend }) => {
    const { int, type } = attributesFor(backend);
    const attributes = [
      int('batch_dims', batchDims),
      type('Tparams', x.dtype),
      type('Tindices', indices.dtype),
      type('Taxis', 'int32'),
    ];
    return tf.tidy(() =>
      backend.executeSingleOutput(tf.GatherV2, attributes, [x, indices, tf.scalar(axis, 'int32')]),
    );
  },
);
