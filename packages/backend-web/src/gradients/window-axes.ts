import * as tf from '@tensorflow/tfjs-core';
import { comb, padOrCut, uncomb } from './comb.js';

/** A window that walks along one axis. */
export interface WindowAxis {
  /** The axis of the images. */
  readonly axis: number;
  /** Size of the images along it. */
  readonly size: number;
  /** Elements in the window. */
  readonly taps: number;
  /** From one window to the next. */
  readonly stride: number;
  /** From one element of the window to the next. */
  readonly dilation: number;
  /** Padding in front. */
  readonly before: number;
  /** Number of windows. */
  readonly count: number;
}

/** The length that all windows together cover. */
const covered = ({ taps, stride, dilation, count }: WindowAxis): number =>
  (count - 1) * stride + (taps - 1) * dilation + 1;

const padding = (axes: readonly WindowAxis[], sign: 1 | -1) =>
  axes.map((each) => ({
    axis: each.axis,
    before: sign * each.before,
    after: sign * (covered(each) - each.size - each.before),
  }));

/** Images padded with zeros, or cut, to what the windows cover. */
export const fit = (x: tf.Tensor, axes: readonly WindowAxis[]): tf.Tensor =>
  padOrCut(x, padding(axes, 1));

/** The adjoint of {@link fit}. */
export const unfit = (y: tf.Tensor, axes: readonly WindowAxis[]): tf.Tensor =>
  padOrCut(y, padding(axes, -1));

const tooth = ({ axis, stride, dilation, count }: WindowAxis, tap: number) => ({
  axis,
  start: tap * dilation,
  step: stride,
  count,
});

/** From fitted images, element `tap` of every window along one axis. */
export const tapOf = (x: tf.Tensor, axis: WindowAxis, tap: number): tf.Tensor =>
  comb(x, tooth(axis, tap));

/** The adjoint of {@link tapOf}. */
export const untapOf = (y: tf.Tensor, axis: WindowAxis, tap: number): tf.Tensor =>
  uncomb(y, tooth(axis, tap), covered(axis));

/** Elements of every window, in the order of the window: the last axis is the fastest. */
export const allTaps = (x: tf.Tensor, axes: readonly WindowAxis[]): tf.Tensor[] =>
  axes.reduce<tf.Tensor[]>(
    (parts, axis) =>
      parts.flatMap((part) => indices(axis.taps).map((tap) => tapOf(part, axis, tap))),
    [x],
  );

/** The adjoint of {@link allTaps}. */
export function sumOfTaps(parts: readonly tf.Tensor[], axes: readonly WindowAxis[]): tf.Tensor {
  const last = axes[axes.length - 1];
  if (last === undefined) return parts[0]!;
  const joined = indices(parts.length / last.taps).map((row) =>
    tf.addN(indices(last.taps).map((tap) => untapOf(parts[row * last.taps + tap]!, last, tap))),
  );
  return sumOfTaps(joined, axes.slice(0, -1));
}

/** 0, 1, …, count − 1 */
export const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

type Flat = tf.backend_util.Conv2DInfo;
type Deep = tf.backend_util.Conv3DInfo;

/** The two axes of windows over images [batch, height, width, channels]. */
export const windows2d = (info: Flat): WindowAxis[] => [
  {
    axis: 1,
    size: info.inHeight,
    taps: info.filterHeight,
    stride: info.strideHeight,
    dilation: info.dilationHeight,
    before: info.padInfo.top,
    count: info.outHeight,
  },
  {
    axis: 2,
    size: info.inWidth,
    taps: info.filterWidth,
    stride: info.strideWidth,
    dilation: info.dilationWidth,
    before: info.padInfo.left,
    count: info.outWidth,
  },
];

/** The three axes of windows over volumes [batch, depth, height, width, channels]. */
export const windows3d = (info: Deep): WindowAxis[] => [
  {
    axis: 1,
    size: info.inDepth,
    taps: info.filterDepth,
    stride: info.strideDepth,
    dilation: info.dilationDepth,
    before: info.padInfo.front,
    count: info.outDepth,
  },
  ...windows2d(info as unknown as Flat).map((each) => ({ ...each, axis: each.axis + 1 })),
];
