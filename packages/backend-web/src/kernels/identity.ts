import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';

/** `tf.clone` on WASM, which every tape calls: another name for the same memory, where tfjs copies it. */
export const identity = wasmKernel(
  tf.Identity,
  ({ inputs: { x }, backend }: WasmCall<Tensors<'x'>, unknown>): tf.TensorInfo => {
    if (x.dtype === 'string') return callNative(tf.Identity, backend, { x });
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
);
