import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attribute, TensorflowBackend } from '../backend.js';
import { attributesFor, callNative, tensorflowKernel, type Call } from '../call.js';
import { isNamed, margins2d } from '../padding.js';

type Shape4D = [number, number, number, number];

/** What the kernels of convolutions have in common. */
type ConvAttrs = Pick<tf.Conv2DAttrs, 'strides' | 'pad'> &
  Partial<Pick<tf.Conv2DAttrs, 'dataFormat' | 'dilations' | 'dimRoundingMode'>>;

/** A kernel's operands, of which TensorFlow takes the shape in place of the one that it computes. */
interface Operands {
  readonly x: Shape4D;
  readonly filter: Shape4D;
  readonly inputs: readonly Tensor[];
}

/**
 * Convolutions and their gradients with margins given as numbers.
 *
 * TensorFlow computes all of them; tfjs-node passes it margins forward alone, and only as pairs.
 */
export const conv2dKernels: readonly tf.KernelConfig[] = [
  tf.Conv2D,
  tf.Conv2DBackpropFilter,
  tf.Conv2DBackpropInput,
  tf.DepthwiseConv2dNative,
  tf.DepthwiseConv2dNativeBackpropFilter,
  tf.DepthwiseConv2dNativeBackpropInput,
].map((kernelName) =>
  tensorflowKernel<Record<string, Tensor>, ConvAttrs>(kernelName, (call) =>
    isNamed(call.attrs.pad)
      ? callNative(kernelName, call)
      : tf.tidy(() => convolve(kernelName, call)),
  ),
);

function convolve(op: string, call: Call<Record<string, Tensor>, ConvAttrs>): Tensor {
  const { x, filter, inputs } = operands(call);
  const depthwise = op.startsWith(tf.DepthwiseConv2dNative);
  const attributes = explicit(call.backend, call.attrs, x, filter, depthwise);
  return call.backend.executeSingleOutput(op, attributes, inputs);
}

function operands({ inputs, attrs }: Call<Record<string, Tensor>, ConvAttrs>): Operands {
  const { x, filter, dy } = inputs as Partial<Record<string, tf.Tensor4D>>;
  const { inputShape, filterShape } = attrs as { inputShape?: Shape4D; filterShape?: Shape4D };
  return {
    x: x?.shape ?? inputShape!,
    filter: filter?.shape ?? filterShape!,
    inputs: [
      x ?? tf.tensor1d(inputShape!, 'int32'),
      filter ?? tf.tensor1d(filterShape!, 'int32'),
      ...(dy === undefined ? [] : [dy]),
    ],
  };
}

function explicit(
  backend: TensorflowBackend,
  { strides, pad, dataFormat = 'NHWC', dilations = 1, dimRoundingMode }: ConvAttrs,
  x: Shape4D,
  filter: Shape4D,
  depthwise: boolean,
): Attribute[] {
  const format = tf.backend_util.convertConv2DDataFormat(dataFormat);
  const info = tf.backend_util.computeConv2DInfo(
    x,
    filter,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    depthwise,
    format,
  );
  const { int, text, type } = attributesFor(backend);
  const isLast = dataFormat === 'NHWC';
  const around = (height: number, width: number): number[] =>
    isLast ? [1, height, width, 1] : [1, 1, height, width];
  const margins = margins2d(info).flat();
  return [
    type('T', 'float32'),
    text('data_format', dataFormat),
    int('strides', around(info.strideHeight, info.strideWidth)),
    int('dilations', around(info.dilationHeight, info.dilationWidth)),
    text('padding', 'EXPLICIT'),
    int('explicit_paddings', isLast ? [0, 0, ...margins, 0, 0] : [0, 0, 0, 0, ...margins]),
  ];
}
