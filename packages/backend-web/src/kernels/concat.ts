import * as tf from '@tensorflow/tfjs-core';
import { callNative, wasmKernel, type WasmCall } from '../wasm/call.js';
import { stridesOf } from './axes.js';
import { isMovable, move } from './move.js';

/** `tf.concat` on WASM, which tfjs copies row by row in JavaScript. */
export const concat = wasmKernel(
  tf.Concat,
  ({ inputs, attrs, backend }: WasmCall<tf.TensorInfo[], tf.ConcatAttrs>): tf.TensorInfo => {
    const parts = Object.values(inputs);
    if (!parts.every(isMovable)) {
      const native = inputs as unknown as Record<string, tf.TensorInfo>;
      return callNative(tf.Concat, backend, native, attrs);
    }
    const [first] = parts as [tf.TensorInfo, ...tf.TensorInfo[]];
    const axis = tf.util.parseAxisParam(attrs.axis, first.shape)[0]!;
    const shapes = parts.map(({ shape }) => shape);
    tf.backend_util.assertParamsConsistent(shapes, axis);
    const shape = tf.backend_util.computeOutShape(shapes, axis);
    const y = backend.makeOutput(shape, first.dtype);
    const strides = stridesOf(shape);
    let begin = 0;
    for (const x of parts) {
      const from = { tensor: x, strides: stridesOf(x.shape) };
      move(backend, x.shape, from, { tensor: y, begin, strides });
      begin += x.shape[axis]! * strides[axis]!;
    }
    return y;
  },
);
