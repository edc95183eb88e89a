import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { stridesOf } from './axes.js';
import { isMovable, move } from './move.js';

/** `tf.slice` on WASM, which tfjs copies row by row in JavaScript. */
export const slice = wasmKernel(
  tf.Slice,
  ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, tf.SliceAttrs>): tf.TensorInfo => {
    if (!isMovable(x)) return callNative(tf.Slice, backend, { x }, attrs);
    const [begin, size] = tf.slice_util.parseSliceParams(
      x as tf.Tensor,
      attrs.begin,
      attrs.size,
    ) as [number[], number[]];
    tf.slice_util.assertParamsValid(x as tf.Tensor, begin, size);
    const y = backend.makeOutput(size, x.dtype);
    const strides = stridesOf(x.shape);
    const first = begin.reduce((sum, at, axis) => sum + at * strides[axis]!, 0);
    const to = { tensor: y, strides: stridesOf(size) };
    move(backend, size, { tensor: x, begin: first, strides }, to);
    return y;
  },
);
