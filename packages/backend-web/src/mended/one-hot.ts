import * as tf from '@tensorflow/tfjs-core';
import type { Tensors, WasmCall } from '../wasm/call.js';
import type { Mended } from './mended-kernel.js';

/** `tf.oneHot` on WASM, where tfjs writes integers whatever the type. */
export const oneHot: Mended = {
  kernelName: tf.OneHot,
  backendName: 'wasm',
  over: () => written as unknown as tf.KernelFunc,
};

function written({
  inputs,
  attrs,
  backend,
}: WasmCall<Tensors<'indices'>, tf.OneHotAttrs>): tf.TensorInfo {
  const { indices } = inputs;
  const { depth, onValue, offValue, dtype } = attrs;
  const y = backend.makeOutput([...indices.shape, depth], dtype);
  const places = backend.readSync(indices.dataId) as Int32Array;
  const values = backend.typedArrayFromHeap(y) as Float32Array;
  values.fill(offValue);
  places.forEach((place, i) => {
    if (place >= 0 && place < depth) values[i * depth + place] = onValue;
  });
  return y;
}
