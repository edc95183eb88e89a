import * as tf from '@tensorflow/tfjs-core';
import { address, callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

/**
 * `tf.pow` on WASM, which takes one power after another: by the numbers 1, 2 and 3 they are products, as
 * `tf.norm` and its gradient ask for.
 */
export const pow = wasmKernel(
  tf.Pow,
  ({ inputs: { a, b }, backend }: WasmCall<Tensors<'a' | 'b'>, unknown>): tf.TensorInfo => {
    const isOne = b.shape.length === 0 && a.dtype === 'float32' && b.dtype === 'float32';
    const exponent = isOne ? backend.typedArrayFromHeap(b)[0] : undefined;
    // Whatever it is, one tensor is made: a recorded step may meet another one.
    if (exponent === 1) return callNative(tf.Identity, backend, { x: a });
    if (exponent === 2) return callNative(tf.Square, backend, { x: a });
    if (exponent !== 3) return callNative(tf.Pow, backend, { a, b });
    const y = backend.makeOutput(a.shape, 'float32');
    const count = tf.util.sizeFromShape(a.shape);
    functionsOf(backend).unaryCube(address(backend, a), address(backend, y), count);
    return y;
  },
);
