import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, callNative, tensorflowKernel, type Tensors } from '../call.js';

/** Products of matrices; of two of them by the op for two, which is faster than that for stacks. */
export const matMul = tensorflowKernel<Tensors<'a' | 'b'>, tf.BatchMatMulAttrs>(
  tf.BatchMatMul,
  (call) => {
    const { a, b } = call.inputs;
    if (a.rank !== 2 || b.rank !== 2) return callNative(tf.BatchMatMul, call);
    const { flag, type } = attributesFor(call.backend);
    const how = [
      type('T', a.dtype),
      flag('transpose_a', call.attrs.transposeA),
      flag('transpose_b', call.attrs.transposeB),
    ];
    return call.backend.executeSingleOutput('MatMul', how, [a, b]);
  },
);
