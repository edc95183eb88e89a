import * as tf from '@tensorflow/tfjs-core';
import { explicitPadding, type Padding } from './padding.js';

type Mend = (call: Call) => tf.NamedAttrMap;

interface Call {
  readonly inputs: tf.NamedTensorInfoMap;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** Of convolutions and pools: see {@link explicitPadding}. On WASM the wrong width overruns memory. */
const padding: Mend = ({ attrs }) => {
  const { pad, dataFormat } = attrs as { pad: Padding; dataFormat?: 'NHWC' | 'NCHW' };
  const sides = explicitPadding(pad, dataFormat === 'NCHW' ? 'NCHW' : 'NHWC');
  return { ...attrs, pad: sides } as object as tf.NamedAttrMap;
};

/** Of running sums and products: an axis that is counted from the end. */
const axis: Mend = ({ inputs, attrs }) => {
  const counted = attrs['axis'] as number;
  const rank = inputs['x']!.shape.length;
  return { ...attrs, axis: counted < 0 ? counted + rank : counted } as tf.NamedAttrMap;
};

const needsPadding = ({ attrs }: Call): boolean => typeof attrs['pad'] === 'number';
const needsAxis = ({ attrs }: Call): boolean => Number(attrs['axis']) < 0;

interface Mending {
  readonly needed: (call: Call) => boolean;
  readonly mend: Mend;
}

const windows = [
  tf.AvgPool,
  tf.AvgPoolGrad,
  tf.Conv2D,
  tf.Conv2DBackpropFilter,
  tf.Conv2DBackpropInput,
  tf.DepthwiseConv2dNative,
  tf.DepthwiseConv2dNativeBackpropFilter,
  tf.DepthwiseConv2dNativeBackpropInput,
  tf.FusedConv2D,
  tf.FusedDepthwiseConv2D,
  tf.MaxPool,
  tf.MaxPoolGrad,
];

const mendings: ReadonlyMap<string, Mending> = new Map([
  ...windows.map((name) => [name, { needed: needsPadding, mend: padding }] as const),
  [tf.Cumprod, { needed: needsAxis, mend: axis }],
  [tf.Cumsum, { needed: needsAxis, mend: axis }],
]);

const mended = new WeakMap<tf.KernelFunc, tf.KernelFunc>();

/** Names of kernels that take attributes otherwise than their ops say. */
export const mendedNames: readonly string[] = [...mendings.keys()];

/** A kernel that takes its attributes as its op says; the same for the same kernel. */
export function mendAttributes(kernelName: string, kernelFunc: tf.KernelFunc): tf.KernelFunc {
  const mending = mendings.get(kernelName);
  if (mending === undefined) return kernelFunc;
  const known = mended.get(kernelFunc);
  if (known !== undefined) return known;
  const better: tf.KernelFunc = (args) => {
    const call = args as unknown as Call;
    return kernelFunc(mending.needed(call) ? { ...args, attrs: mending.mend(call) } : args);
  };
  mended.set(kernelFunc, better);
  // What is mended needs no mending.
  mended.set(better, better);
  return better;
}
