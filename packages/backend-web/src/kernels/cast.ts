import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { identity } from './identity.js';

/** `tf.cast` on WASM: what has the type already shares its memory, where tfjs copies it. */
export const cast = wasmKernel(
  tf.Cast,
  ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, tf.CastAttrs>): tf.TensorInfo =>
    attrs.dtype === x.dtype
      ? (identity.kernelFunc({ inputs: { x }, backend, attrs: {} }) as tf.TensorInfo)
      : callNative(tf.Cast, backend, { x }, attrs),
);
