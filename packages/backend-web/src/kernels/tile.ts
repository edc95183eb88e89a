import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { stridesOf } from './axes.js';
import { isMovable, move } from './move.js';

/** `tf.tile` on WASM, which tfjs computes element by element in JavaScript. */
export const tile = wasmKernel(
  tf.Tile,
  ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, tf.TileAttrs>): tf.TensorInfo => {
    const { reps } = attrs;
    if (!isMovable(x)) return callNative(tf.Tile, backend, { x }, attrs);
    const shape = x.shape.map((size, axis) => size * reps[axis]!);
    const y = backend.makeOutput(shape, x.dtype);
    const [from, to] = [stridesOf(x.shape), stridesOf(shape)];
    // Each axis is two: its copies, and what is copied.
    move(
      backend,
      x.shape.flatMap((size, axis) => [reps[axis]!, size]),
      { tensor: x, strides: from.flatMap((stride, axis) => [0, x.shape[axis] === 1 ? 0 : stride]) },
      {
        tensor: y,
        strides: to.flatMap((stride, axis) => [x.shape[axis]! * stride, stride]),
      },
    );
    return y;
  },
);
