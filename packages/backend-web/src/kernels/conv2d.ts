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
import { functionsOf, type Functions } from '../wasm/functions.js';

type Shape4D = [number, number, number, number];

interface ConvAttrs {
  readonly strides: number | [number, number];
  readonly pad: tf.Conv2DAttrs['pad'];
  readonly dimRoundingMode?: tf.Conv2DAttrs['dimRoundingMode'];
  readonly dataFormat: 'NHWC' | 'NCHW';
}

/**
 * `tf.conv2d` on WASM. tfjs's own sets XNNPACK up anew for each filter that it has not seen, and a
 * filter in training is new at every step; what is dilated goes to it all the same.
 */
export const conv2d = wasmKernel(
  tf.Conv2D,
  ({
    inputs,
    attrs,
    backend,
  }: WasmCall<Tensors<'x' | 'filter'>, tf.Conv2DAttrs>): tf.TensorInfo => {
    const { x, filter } = inputs;
    if (!tf.backend_util.tupleValuesAreOne(attrs.dilations)) {
      return callNative(tf.Conv2D, backend, { x, filter }, attrs);
    }
    const walk = walkOf(x.shape as Shape4D, filter.shape as Shape4D, attrs);
    return run('conv2d', backend, walk, [x, filter], walk.outShape);
  },
);

/** The gradient of `tf.conv2d` in its filter on WASM, which tfjs does not have there. */
export const conv2dBackpropFilter = wasmKernel(
  tf.Conv2DBackpropFilter,
  ({
    inputs: { x, dy },
    attrs,
    backend,
  }: WasmCall<Tensors<'x' | 'dy'>, tf.Conv2DBackpropFilterAttrs>): tf.TensorInfo => {
    const walk = walkOf(x.shape as Shape4D, attrs.filterShape, attrs);
    return run('conv2dBackpropFilter', backend, walk, [x, dy], walk.filterShape);
  },
);

/**
 * The gradient of `tf.conv2d` in its images, which is `tf.conv2dTranspose`, on WASM. tfjs's own is a
 * loop over single elements.
 */
export const conv2dBackpropInput = wasmKernel(
  tf.Conv2DBackpropInput,
  ({
    inputs: { dy, filter },
    attrs,
    backend,
  }: WasmCall<Tensors<'dy' | 'filter'>, tf.Conv2DBackpropInputAttrs>): tf.TensorInfo => {
    const walk = walkOf(attrs.inputShape, filter.shape as Shape4D, attrs);
    return run('conv2dBackpropInput', backend, walk, [dy, filter], walk.inShape);
  },
);

function walkOf(
  x: Shape4D,
  filter: Shape4D,
  { strides, pad, dimRoundingMode, dataFormat }: ConvAttrs,
): tf.backend_util.Conv2DInfo {
  if (dataFormat !== 'NHWC') throw new Error(`conv2d on WASM takes NHWC; got ${dataFormat}.`);
  return tf.backend_util.computeConv2DInfo(x, filter, strides, 1, pad, dimRoundingMode);
}

function run(
  name: 'conv2d' | 'conv2dBackpropFilter' | 'conv2dBackpropInput',
  backend: BackendWasm,
  walk: tf.backend_util.Conv2DInfo,
  inputs: readonly [tf.TensorInfo, tf.TensorInfo],
  outShape: number[],
): tf.TensorInfo {
  const functions: Functions = functionsOf(backend);
  const sizes = fields(walk);
  const walked = backend.makeOutput([sizes.length], 'int32', undefined, sizes);
  const bytes = functions[`${name}Scratch`](address(backend, walked));
  const scratch = backend.makeOutput([bytes / 4], 'float32');
  const output = backend.makeOutput(outShape, 'float32');
  const [a, b] = inputs;
  const [from, by, to] = [address(backend, a), address(backend, b), address(backend, output)];
  functions[name](from, by, to, address(backend, scratch), address(backend, walked));
  free(backend, walked, scratch);
  return output;
}

/** In the order of the fields of `Walk` in src/assembly/walk.ts. */
const fields = (walk: tf.backend_util.Conv2DInfo): Int32Array =>
  Int32Array.of(
    walk.batchSize,
    walk.inHeight,
    walk.inWidth,
    walk.inChannels,
    walk.filterHeight,
    walk.filterWidth,
    walk.outHeight,
    walk.outWidth,
    walk.outChannels,
    walk.strideHeight,
    walk.strideWidth,
    walk.padInfo.top,
    walk.padInfo.left,
  );
