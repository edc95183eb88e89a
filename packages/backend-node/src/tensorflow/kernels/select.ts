import * as tf from '@tensorflow/tfjs-core';
import { attributesFor, callNative, tensorflowKernel, type Tensors } from '../call.js';

/**
 * `tf.where`, by the op of TensorFlow that broadcasts: the other one, which tfjs-node calls, refuses
 * shapes without elements.
 */
export const select = tensorflowKernel<Tensors<'condition' | 't' | 'e'>, object>(
  tf.Select,
  (call) => {
    const { condition, t, e } = call.inputs;
    // A list as the condition on matrices chooses rows.
    if (condition.rank !== t.rank) return callNative(tf.Select, call);
    const attributes = [attributesFor(call.backend).type('T', t.dtype)];
    return call.backend.executeSingleOutput('SelectV2', attributes, [condition, t, e]);
  },
);
