import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import {
  address,
  callNative,
  free,
  wasmKernel,
  type Tensors,
  type WasmCall,
} from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

/** `tf.gather` on WASM, where tfjs checks the range of indices in JavaScript and goes element by element. */
export const gather = wasmKernel(
  tf.GatherV2,
  ({ inputs, attrs, backend }: WasmCall<Tensors<'x' | 'indices'>, tf.GatherV2Attrs>) => {
    const { x, indices } = inputs;
    const isPlain = attrs.batchDims === 0 && indices.dtype === 'int32' && isWide(x.dtype);
    if (!isPlain) return callNative(tf.GatherV2, backend, { x, indices }, attrs);
    const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0]!;
    const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
    const rows = x.shape[axis]!;
    const y = backend.makeOutput([...before, ...indices.shape, ...after], x.dtype);
    const wrong = functionsOf(backend).gather(
      address(backend, x),
      address(backend, indices),
      address(backend, y),
      tf.util.sizeFromShape(before),
      rows,
      tf.util.sizeFromShape(after),
      tf.util.sizeFromShape(indices.shape),
    );
    if (wrong === -1) return y;
    free(backend, y);
    const ids = backend.readSync(indices.dataId) as Int32Array;
    throw new InputError({
      callee: tf.GatherV2,
      argument: 'indices',
      expected: `indices from 0 to ${rows - 1}`,
      got: `${ids[wrong]}`,
    });
  },
);

const isWide = (dtype: tf.DataType): boolean => dtype === 'float32' || dtype === 'int32';
