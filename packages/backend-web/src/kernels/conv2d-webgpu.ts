import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { nativeKernel } from '../install-kernels.js';
import {
  integer,
  runGroups,
  webgpuKernel,
  type Given,
  type WebgpuCall,
} from '../webgpu/group-program.js';
import { sumRows } from './column-sums-webgpu.js';
import { filterGradShader } from './conv2d-shaders.js';

const LANES = 64;

/** Invocations that keep a large device busy. */
const INVOCATIONS = 32_768;

/** Numbers of partial sums that are held at most. */
const PARTIALS = 2 ** 23;

type Attrs = tf.Conv2DBackpropFilterAttrs;

/**
 * The gradient of `tf.conv2d` in its filter on WebGPU. tfjs gives each element of the filter to one
 * invocation, which walks over all images; here rows of the images are shared out, and the parts added
 * in an order that is always the same.
 */
export const conv2dWebgpuKernels: readonly tf.KernelConfig[] = [
  webgpuKernel(tf.Conv2DBackpropFilter, (call: WebgpuCall<Given<'x' | 'dy'>, Attrs>) =>
    call.attrs.dataFormat === 'NHWC' ? filterGrad(call) : native(call),
  ),
];

function native({ inputs, attrs, backend }: WebgpuCall<Given<'x' | 'dy'>, Attrs>): TensorInfo {
  const kernel = nativeKernel(tf.Conv2DBackpropFilter, 'webgpu');
  const call = { inputs, attrs: attrs as unknown as tf.NamedAttrMap, backend };
  return kernel(call as Parameters<tf.KernelFunc>[0]) as TensorInfo;
}

function filterGrad({ inputs, attrs, backend }: WebgpuCall<Given<'x' | 'dy'>, Attrs>): TensorInfo {
  const { strides, pad, dimRoundingMode, filterShape } = attrs;
  const walk = tf.backend_util.computeConv2DInfo(
    inputs.x.shape as [number, number, number, number],
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const size = tf.util.sizeFromShape(filterShape);
  const rows = walk.batchSize * walk.outHeight;
  const [blocksIn, blocksOut] = [walk.inChannels, walk.outChannels].map((n) => Math.ceil(n / 4));
  const tiles = walk.filterHeight * walk.filterWidth * blocksIn! * blocksOut!;
  const most = Math.min(rows, Math.floor(PARTIALS / size));
  const parts = Math.max(1, Math.min(most, Math.ceil(INVOCATIONS / tiles)));
  const sums = runGroups(backend, {
    name: tf.Conv2DBackpropFilter,
    inputs: { x: inputs.x, dy: inputs.dy },
    shape: [parts, size],
    groups: Math.ceil((tiles * parts) / LANES),
    lanes: LANES,
    uniforms: Object.entries({
      tiles,
      parts,
      rows,
      blocksIn: blocksIn!,
      blocksOut: blocksOut!,
      ...sizes(walk),
    }).map(([name, value]) => integer(name, value)),
    code: filterGradShader,
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
