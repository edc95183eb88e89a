import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { integer, runGroups, type Given } from '../webgpu/group-program.js';
import { sumRows } from './column-sums-webgpu.js';

const LANES = 64;

/** Invocations that keep a large device busy. */
const INVOCATIONS = 32_768;

/** Numbers of partial sums that are held at most. */
const PARTIALS = 2 ** 23;

/** A gradient of a filter whose sum over the rows of all images is shared out. */
export interface SharedRows {
  /** Names the compiled pipeline. */
  readonly name: string;
  /** The images and the gradient of what is made of them. */
  readonly inputs: Given<'x' | 'dy'>;
  /** Sizes of the convolution. */
  readonly walk: tf.backend_util.Conv2DInfo;
  /** Shape of the filter. */
  readonly filterShape: readonly number[];
  /** Number of invocations that compute the filter once. */
  readonly tiles: number;
  /** Numbers that the shader reads besides the sizes, `tiles`, `parts` and `rows`. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** WGSL in which each of `tiles · parts` invocations adds up each `parts`-th of the rows. */
  readonly code: string;
}

/**
 * Runs the gradient of a filter with invocations enough to keep a device busy, however small the filter
 * is, and adds up their parts in an order that is always the same.
 */
export function shareRows(backend: WebGPUBackend, shared: SharedRows): TensorInfo {
  const { name, inputs, walk, filterShape, tiles, numbers, code } = shared;
  const size = tf.util.sizeFromShape([...filterShape]);
  const rows = walk.batchSize * walk.outHeight;
  const most = Math.min(rows, Math.floor(PARTIALS / size));
  const parts = Math.max(1, Math.min(most, Math.ceil(INVOCATIONS / tiles)));
  const sums = runGroups(backend, {
    name,
    inputs,
    shape: [parts, size],
    groups: Math.ceil((tiles * parts) / LANES),
    lanes: LANES,
    uniforms: Object.entries({ tiles, parts, rows, ...numbers, ...sizes(walk) }).map(
      ([name, value]) => integer(name, value),
    ),
    code,
  });
  if (parts === 1) return { ...sums, shape: [...filterShape] };
  const sum = sumRows(backend, sums);
  backend.disposeData(sums.dataId);
  return { ...sum, shape: [...filterShape] };
}

const sizes = (walk: tf.backend_util.Conv2DInfo): Record<string, number> => ({
  inHeight: walk.inHeight,
  inWidth: walk.inWidth,
  inChannels: walk.inChannels,
  outHeight: walk.outHeight,
  outWidth: walk.outWidth,
  outChannels: walk.outChannels,
  filterHeight: walk.filterHeight,
  filterWidth: walk.filterWidth,
  strideHeight: walk.strideHeight,
  strideWidth: walk.strideWidth,
  top: walk.padInfo.top,
  left: walk.padInfo.left,
});
