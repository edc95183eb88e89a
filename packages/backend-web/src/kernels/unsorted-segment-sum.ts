import * as tf from '@tensorflow/tfjs-core';
import { address, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

/** `tf.unsortedSegmentSum` on WASM, which the gradient of `tf.gather` calls. */
export const unsortedSegmentSum = wasmKernel(
  tf.UnsortedSegmentSum,
  ({
    inputs: { x, segmentIds },
    attrs,
    backend,
  }: WasmCall<Tensors<'x' | 'segmentIds'>, tf.UnsortedSegmentSumAttrs>) => {
    const { numSegments } = attrs;
    if (x.dtype !== 'float32') {
      throw new Error(`unsortedSegmentSum on WASM sums float32; got ${x.dtype}. Cast it first.`);
    }
    const [rows = 1, ...inner] = x.shape;
    const sums = backend.makeOutput([numSegments, ...inner], x.dtype);
    const [from, ids, to] = [x, segmentIds, sums].map((tensor) => address(backend, tensor));
    const width = tf.util.sizeFromShape(inner);
    functionsOf(backend).segmentSum(from!, ids!, to!, rows, width, numSegments);
    return sums;
  },
);
