import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { nativeKernel } from '../install-kernels.js';
import { webgpuKernel, type Given, type WebgpuCall } from '../webgpu/group-program.js';
import { depthwiseFilterGradShader, filterGradShader } from './conv2d-shaders.js';
import { shareRows } from './shared-rows-webgpu.js';

type Images = [number, number, number, number];
type Call<Attrs> = WebgpuCall<Given<'x' | 'dy'>, Attrs>;

/**
 * The gradients of `tf.conv2d` and of `tf.depthwiseConv2d` in their filters on WebGPU. tfjs gives each
 * element of the filter to one invocation, which walks over all images; here rows of the images are
 * shared out.
 */
export const conv2dWebgpuKernels: readonly tf.KernelConfig[] = [
  webgpuKernel(tf.Conv2DBackpropFilter, (call: Call<tf.Conv2DBackpropFilterAttrs>) =>
    call.attrs.dataFormat === 'NHWC' ? filterGrad(call) : native(call),
  ),
  webgpuKernel(tf.DepthwiseConv2dNativeBackpropFilter, depthwiseFilterGrad),
];

function native({ inputs, attrs, backend }: Call<tf.Conv2DBackpropFilterAttrs>): TensorInfo {
  const kernel = nativeKernel(tf.Conv2DBackpropFilter, 'webgpu');
  const call = { inputs, attrs: attrs as unknown as tf.NamedAttrMap, backend };
  return kernel(call as Parameters<tf.KernelFunc>[0]) as TensorInfo;
}

function filterGrad({ inputs, attrs, backend }: Call<tf.Conv2DBackpropFilterAttrs>): TensorInfo {
  const { strides, pad, dimRoundingMode, filterShape } = attrs;
  const walk = tf.backend_util.computeConv2DInfo(
    inputs.x.shape as Images,
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const [blocksIn, blocksOut] = [walk.inChannels, walk.outChannels].map((n) => Math.ceil(n / 4));
  return shareRows(backend, {
    name: tf.Conv2DBackpropFilter,
    inputs: { x: inputs.x, dy: inputs.dy },
    walk,
    filterShape,
    tiles: walk.filterHeight * walk.filterWidth * blocksIn! * blocksOut!,
    numbers: { blocksIn: blocksIn!, blocksOut: blocksOut! },
    code: filterGradShader,
  });
}

function depthwiseFilterGrad({
  inputs,
  attrs,
  backend,
}: Call<tf.DepthwiseConv2dNativeBackpropFilterAttrs>): TensorInfo {
  const { strides, pad, dilations, dimRoundingMode, filterShape } = attrs;
  const walk = tf.backend_util.computeConv2DInfo(
    inputs.x.shape as Images,
    filterShape,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    true,
  );
  return shareRows(backend, {
    name: tf.DepthwiseConv2dNativeBackpropFilter,
    inputs: { x: inputs.x, dy: inputs.dy },
    walk,
    filterShape,
    tiles: tf.util.sizeFromShape(filterShape),
    numbers: { dilationHeight: walk.dilationHeight, dilationWidth: walk.dilationWidth },
    code: depthwiseFilterGradShader,
  });
}
