import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D, Tensor5D } from '@tensorflow/tfjs-core';
import type { Functions } from '../derivative-laws.js';

type Conv2D = (x: Tensor4D, w: Tensor4D) => Tensor;
type Conv3D = (x: Tensor5D, w: Tensor5D) => Tensor;

const of4 =
  (f: (x: Tensor4D) => Tensor) =>
  (x: Tensor4D): Tensor =>
    tf.square(f(x));

const of5 =
  (f: (x: Tensor5D) => Tensor) =>
  (x: Tensor5D): Tensor =>
    tf.square(f(x));

const resized = (
  resize: typeof tf.image.resizeBilinear,
  alignCorners = false,
  halfPixelCenters = false,
): ((x: Tensor4D) => Tensor) => of4((x) => resize(x, [5, 4], alignCorners, halfPixelCenters));

const { resizeBilinear, resizeNearestNeighbor } = tf.image;

const conv2d: Readonly<Record<string, Conv2D>> = {
  conv2d: (x, w) => tf.conv2d(x, w, 1, 'same'),
  conv2dStrided: (x, w) => tf.conv2d(x, w, [2, 1], 'valid'),
  conv2dSameStrided: (x, w) => tf.conv2d(x, w, 2, 'same'),
  conv2dNumericPad: (x, w) => tf.conv2d(x, w, [2, 1], 1),
  conv2dExplicitPad: (x, w) =>
    tf.conv2d(x, w, 1, [
      [0, 0],
      [1, 0],
      [0, 2],
      [0, 0],
    ]),
  conv2dDilated: (x, w) => tf.conv2d(x, w, 1, 'same', 'NHWC', [2, 1]),
  conv2dDilatedValid: (x, w) => tf.conv2d(x, w, 1, 'valid', 'NHWC', [1, 2]),
  conv2dTranspose: (x, w) => tf.conv2dTranspose(x, w, [1, 4, 6, 1], 2, 'same'),
  depthwiseConv2d: (x, w) => tf.depthwiseConv2d(x, w, 1, 'same'),
  depthwiseConv2dMultiplier: (x, w) => tf.depthwiseConv2d(x, w, 2, 'same'),
  depthwiseConv2dNumericPad: (x, w) => tf.depthwiseConv2d(x, w, 1, 1),
  depthwiseConv2dDilated: (x, w) => tf.depthwiseConv2d(x, w, 1, 'same', 'NHWC', 2),
};

const conv3d: Readonly<Record<string, Conv3D>> = {
  conv3d: (x, w) => tf.conv3d(x, w, 1, 'same'),
  conv3dStrided: (x, w) => tf.conv3d(x, w, [2, 2, 1], 'same'),
  conv3dDilated: (x, w) => tf.conv3d(x, w, 1, 'valid', 'NDHWC', [2, 1, 2]),
  conv3dTranspose: (x, w) => tf.conv3dTranspose(x, w, [1, 2, 4, 4, 2], 2, 'same'),
};

/** Functions of images and volumes. */
export const imageFunctions: Functions = {
  ...conv2d,
  ...conv3d,
  conv1d: (x: Tensor3D, w: Tensor3D) => tf.conv1d(x, w, 1, 'same', 'NWC', 2),
  separableConv2d: (x: Tensor4D, w: Tensor4D, p: Tensor4D) =>
    tf.separableConv2d(x, w, p, 1, 'same'),
  avgPool: of4((x) => tf.avgPool(x, 2, 2, 'valid')),
  avgPoolSame: of4((x) => tf.avgPool(x, [3, 2], [1, 2], 'same')),
  avgPoolNumericPad: of4((x) => tf.avgPool(x, [3, 2], 1, 1)),
  maxPool: of4((x) => tf.maxPool(x, 2, 2, 'valid')),
  maxPoolNegative: of4((x) => tf.maxPool(x, 2, 1, 'same')),
  maxPoolNumericPad: of4((x) => tf.maxPool(x, [3, 2], 1, 1)),
  avgPool3d: of5((x) => tf.avgPool3d(x, 2, 1, 'same')),
  maxPool3d: of5((x) => tf.maxPool3d(x, 2, [2, 1, 1], 'valid')),
  resizeBilinear: resized(resizeBilinear),
  resizeBilinearAlignCorners: resized(resizeBilinear, true),
  resizeBilinearHalfPixel: resized(resizeBilinear, false, true),
  resizeNearest: resized(resizeNearestNeighbor),
  resizeNearestAlignCorners: resized(resizeNearestNeighbor, true),
  resizeNearestHalfPixel: resized(resizeNearestNeighbor, false, true),
  localResponseNormalization: (x: Tensor4D) => tf.localResponseNormalization(x, 1, 1.5, 0.7, 0.6),
  dilation2d: (x: Tensor4D, w: Tensor3D) => tf.square(tf.dilation2d(x, w, 1, 'valid')),
  fusedMatMul: (a: Tensor2D, b: Tensor2D, bias: Tensor) => tf.fused.matMul({ a, b, bias }),
  fusedMatMulRelu: (a: Tensor2D, b: Tensor2D, bias: Tensor) =>
    tf.square(tf.fused.matMul({ a, b, bias, activation: 'relu' })),
  fusedConv2d: (x: Tensor4D, filter: Tensor4D, bias: Tensor) =>
    tf.fused.conv2d({ x, filter, bias, strides: 1, pad: 'same' }),
  fusedDepthwiseConv2d: (x: Tensor4D, filter: Tensor4D, bias: Tensor) =>
    tf.fused.depthwiseConv2d({ x, filter, bias, strides: 1, pad: 'same' }),
};
