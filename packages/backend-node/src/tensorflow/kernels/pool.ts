import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { callNative, tensorflowKernel, type Call } from '../call.js';
import { isNamed, margins2d, margins3d, type Margins } from '../padding.js';

type Shape4D = [number, number, number, number];

/** What the kernels of pools have in common. */
type PoolAttrs = Pick<tf.MaxPoolAttrs, 'filterSize' | 'strides' | 'pad' | 'dimRoundingMode'>;
type PoolCall<Names extends string> = Call<Readonly<Record<Names, Tensor>>, PoolAttrs>;

/** A pool of an image in margins wide enough that no window leaves it. */
type Pool<Names extends string> = (kernelName: string, call: PoolCall<Names>) => Tensor;

function withMargins<Names extends string>(kernelName: string, pool: Pool<Names>) {
  return tensorflowKernel<Readonly<Record<Names, Tensor>>, PoolAttrs>(kernelName, (call) =>
    isNamed(call.attrs.pad) ? callNative(kernelName, call) : tf.tidy(() => pool(kernelName, call)),
  );
}

const maxPool: Pool<'x'> = (name, call) =>
  run(name, call, { x: lay(call, call.inputs.x, -Infinity) });

const maxPoolGrad: Pool<'dy' | 'input' | 'output'> = (name, call) => {
  const { dy, input, output } = call.inputs;
  const laid = lay(call, input, -Infinity);
  return cut(call, input, run(name, call, { dy, input: laid, output }));
};

const avgPool: Pool<'x'> = (name, call) => {
  const { x } = call.inputs;
  return tf.div(run(name, call, { x: lay(call, x, 0) }), share(name, call, x));
};

const avgPoolGrad: Pool<'dy' | 'input'> = (name, call) => {
  const { dy, input } = call.inputs;
  const perPixel = tf.div(dy, share(name.replace('Grad', ''), call, input));
  return cut(call, input, run(name, call, { dy: perPixel, input: lay(call, input, 0) }));
};

/** Which part of each window lies on the image. */
const share = (name: string, call: PoolCall<never>, x: Tensor): Tensor =>
  run(name, call, { x: lay(call, tf.ones([1, ...x.shape.slice(1, -1), 1]), 0) });

const run = (name: string, call: PoolCall<never>, inputs: Record<string, Tensor>): Tensor =>
  callNative(name, { ...call, inputs, attrs: { ...call.attrs, pad: 'valid' } });

const lay = (call: PoolCall<never>, x: Tensor, value: number): Tensor =>
  tf.pad(x, [[0, 0], ...marginsOf(call, x), [0, 0]], value);

const cut = (call: PoolCall<never>, x: Tensor, laid: Tensor): Tensor =>
  tf.slice(laid, [0, ...marginsOf(call, x).map(([before]) => before), 0], x.shape);

function marginsOf({ attrs }: PoolCall<never>, { shape }: Tensor): Margins[] {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  const { computePool2DInfo, computePool3DInfo } = tf.backend_util;
  if (shape.length === 4) {
    const size = shape as Shape4D;
    return margins2d(computePool2DInfo(size, filterSize, strides, 1, pad, dimRoundingMode));
  }
  const size = shape as [...Shape4D, number];
  const sides = [filterSize, strides] as unknown as [number, number];
  return margins3d(computePool3DInfo(size, ...sides, 1, pad as number, dimRoundingMode));
}

/**
 * Pools with margins given as numbers, for which TensorFlow has no pool: the image is laid into margins
 * that no maximum chooses, and that no mean counts.
 */
export const poolKernels: readonly tf.KernelConfig[] = [
  ...[tf.MaxPool, tf.MaxPool3D].map((name) => withMargins(name, maxPool)),
  ...[tf.MaxPoolGrad, tf.MaxPool3DGrad].map((name) => withMargins(name, maxPoolGrad)),
  ...[tf.AvgPool, tf.AvgPool3D].map((name) => withMargins(name, avgPool)),
  ...[tf.AvgPoolGrad, tf.AvgPool3DGrad].map((name) => withMargins(name, avgPoolGrad)),
];
