import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';

/** Integer kernels of TensorFlow that tfjs-node does not pass on. */
export const countingKernels: readonly tf.KernelConfig[] = [
  tensorflowKernel<Tensors<'a' | 'b'>, unknown>(tf.BitwiseAnd, ({ inputs: { a, b }, backend }) =>
    backend.executeSingleOutput(tf.BitwiseAnd, [attributesFor(backend).type('T', 'int32')], [a, b]),
  ),
  tensorflowKernel<Tensors<'x' | 'weights'>, tf.DenseBincountAttrs>(
    tf.DenseBincount,
    ({ inputs: { x, weights }, attrs: { size, binaryOutput = false }, backend }) => {
      const { flag, type } = attributesFor(backend);
      const how = [
        type('T', weights.dtype),
        type('Tidx', 'int32'),
        flag('binary_output', binaryOutput),
      ];
      return tf.tidy(() => {
        const words = [tf.cast(x, 'int32'), tf.scalar(size, 'int32'), weights];
        return backend.executeSingleOutput(tf.DenseBincount, how, words);
      });
    },
  ),
  tensorflowKernel<Tensors<'sortedSequence' | 'values'>, tf.SearchSortedAttrs>(
    tf.SearchSorted,
    ({ inputs: { sortedSequence, values }, attrs: { side }, backend }) => {
      const { type } = attributesFor(backend);
      const how = [type('T', values.dtype), type('out_type', 'int32')];
      const op = side === 'left' ? 'LowerBound' : 'UpperBound';
      return backend.executeSingleOutput(op, how, [sortedSequence, values]);
    },
  ),
];
