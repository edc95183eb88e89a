import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { stridesOf } from './axes.js';
import { isMovable, move } from './move.js';

/** `tf.pad` on WASM, which tfjs copies element by element. */
export const pad = wasmKernel(
  tf.PadV2,
  ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, tf.PadV2Attrs>): tf.TensorInfo => {
    if (!isMovable(x)) return callNative(tf.PadV2, backend, { x }, attrs);
    const { paddings, constantValue } = attrs;
    const shape = x.shape.map((size, axis) => size + paddings[axis]![0] + paddings[axis]![1]);
    const y = backend.makeOutput(shape, x.dtype);
    (backend.typedArrayFromHeap(y) as Float32Array).fill(constantValue);
    const strides = stridesOf(shape);
    const begin = paddings.reduce((sum, [before], axis) => sum + before * strides[axis]!, 0);
    const from = { tensor: x, strides: stridesOf(x.shape) };
    move(backend, x.shape, from, { tensor: y, begin, strides });
    return y;
  },
);
