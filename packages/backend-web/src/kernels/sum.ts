import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  address,
  callNative,
  free,
  wasmKernel,
  type Tensors,
  type WasmCall,
} from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

type Call = WasmCall<Tensors<'x'>, tf.SumAttrs>;

/** `tf.sum` on WASM, where tfjs moves the axes to the end first and adds one by one. */
export const sum = wasmKernel(tf.Sum, (call: Call) => reduced(tf.Sum, call));

/** `tf.mean` on WASM. */
export const mean = wasmKernel(tf.Mean, (call: Call) => reduced(tf.Mean, call));

function reduced(kernel: typeof tf.Sum | typeof tf.Mean, call: Call): tf.TensorInfo {
  const { inputs, attrs, backend } = call;
  const { x } = inputs;
  if (x.dtype !== 'float32') return callNative(kernel, backend, { x }, attrs);
  const axes = new Set(tf.util.parseAxisParam(attrs.axis, x.shape));
  const isReduced = x.shape.map((_, axis) => axes.has(axis));
  const kept = x.shape.filter((_, axis) => !isReduced[axis]);
  const terms = tf.util.sizeFromShape(x.shape.filter((_, axis) => isReduced[axis]));
  const y = sumOver(backend, x, isReduced, kernel === tf.Mean ? terms : 1);
  const withOnes = x.shape.map((size, axis) => (isReduced[axis] ? 1 : size));
  return { ...y, shape: attrs.keepDims ? withOnes : kept };
}

/** Sums over one run of axes after another, the last one first. */
function sumOver(
  backend: BackendWasm,
  x: tf.TensorInfo,
  isReduced: readonly boolean[],
  divisor: number,
): tf.TensorInfo {
  const { sumAxis } = functionsOf(backend);
  const shape = [...x.shape];
  const left = [...isReduced];
  let value = x;
  do {
    const end = left.lastIndexOf(true) + 1;
    const begin = left.lastIndexOf(false, end - 1) + 1;
    const [outer, count, inner] = [
      shape.slice(0, end === 0 ? undefined : begin),
      end === 0 ? [] : shape.slice(begin, end),
      end === 0 ? [] : shape.slice(end),
    ].map((sizes) => tf.util.sizeFromShape(sizes)) as [number, number, number];
    shape.fill(1, begin, end);
    left.fill(false, begin, end);
    const next = backend.makeOutput([...shape], 'float32');
    const by = left.includes(true) ? 1 : divisor;
    sumAxis(address(backend, value), address(backend, next), outer, count, inner, by);
    if (value !== x) free(backend, value);
    value = next;
  } while (left.includes(true));
  return value;
}
