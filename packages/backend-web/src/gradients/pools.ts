import * as tf from '@tensorflow/tfjs-core';
import { gradientOf, type Derivatives } from './gradient-of.js';
import { explicitPadding, type Padding } from './padding.js';
import {
  allTaps,
  fit,
  indices,
  sumOfTaps,
  unfit,
  untapOf,
  windows2d,
  windows3d,
  type WindowAxis,
} from './window-axes.js';

/** Attributes of pooling and of its gradients. */
export interface PoolAttrs {
  /** Elements in the window. */
  readonly filterSize: number | number[];
  /** Steps of the window. */
  readonly strides: number | number[];
  /** Padding of the images. */
  readonly pad: Padding;
  /** How a window that does not fit is counted. */
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Pair = [number, number];
type Triple = [number, number, number];

function walk(shape: readonly number[], attrs: PoolAttrs): WindowAxis[] {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  if (shape.length === 5) {
    const x = shape as [number, number, number, number, number];
    return windows3d(
      tf.backend_util.computePool3DInfo(
        x,
        filterSize as Triple,
        strides as Triple,
        1,
        pad as 'same' | 'valid' | number,
        dimRoundingMode,
      ),
    );
  }
  const x = shape as [number, number, number, number];
  const sides = explicitPadding(pad);
  return windows2d(
    tf.backend_util.computePool2DInfo(
      x,
      filterSize as Pair,
      strides as Pair,
      1,
      sides,
      dimRoundingMode,
    ),
  );
}

/** The gradient of the mean of each window: dy, shared among those of its elements that are not padding. */
export function meanPoolGradient(
  dy: tf.Tensor,
  shape: readonly number[],
  attrs: PoolAttrs,
): tf.Tensor {
  const axes = walk(shape, attrs);
  const shares = axes.reduce((y, axis) => tf.div(y, insideOf(axis, shape.length)), dy);
  const spread = axes.reduce(
    (y, axis) => tf.addN(indices(axis.taps).map((tap) => untapOf(y, axis, tap))),
    shares,
  );
  return unfit(spread, axes);
}

/** How many elements of each window along an axis are not padding. */
function insideOf(axis: WindowAxis, rank: number): tf.Tensor {
  const counts = indices(axis.count).map((i) => {
    const start = i * axis.stride - axis.before;
    const taps = indices(axis.taps).map((tap) => start + tap * axis.dilation);
    return taps.filter((at) => at >= 0 && at < axis.size).length;
  });
  const shape = indices(rank).map((i) => (i === axis.axis ? axis.count : 1));
  return tf.tensor(counts, shape);
}

/** Where each window has its largest element, the first of equals: ones and zeros for each tap. */
function largest(x: tf.Tensor, y: tf.Tensor, axes: readonly WindowAxis[]): tf.Tensor[] {
  let free: tf.Tensor = tf.onesLike(y);
  // Padding is zero, and must not be taken for a largest element that is zero: its place is known.
  const inside = allTaps(fit(tf.onesLike(x), axes), axes);
  return allTaps(fit(x, axes), axes).map((tap, i) => {
    const here = tf.mul(tf.mul(tf.cast(tf.equal(tap, y), 'float32'), inside[i]!), free);
    free = tf.sub(free, here);
    return here;
  });
}

/** The largest of each window. */
export function largestOfWindows(x: tf.Tensor, attrs: PoolAttrs): tf.Tensor {
  const axes = walk(x.shape, attrs);
  const inside = allTaps(fit(tf.onesLike(x), axes), axes);
  const lowest = -3.4028234663852886e38;
  return allTaps(fit(x, axes), axes)
    .map((tap, i) => tf.where(tf.greater(inside[i]!, 0), tap, lowest))
    .reduce((a, b) => tf.maximum(a, b));
}

/** The gradient of the largest of each window: dy where that stands. */
export function maxPoolGradient(
  dy: tf.Tensor,
  x: tf.Tensor,
  y: tf.Tensor,
  attrs: PoolAttrs,
): tf.Tensor {
  const axes = walk(x.shape, attrs);
  const parts = largest(x, y, axes).map((here) => tf.mul(here, dy));
  return unfit(sumOfTaps(parts, axes), axes);
}

/** The adjoint of {@link maxPoolGradient} in dy: of each window of g the element where x is largest. */
function taken(g: tf.Tensor, x: tf.Tensor, y: tf.Tensor, attrs: PoolAttrs): tf.Tensor {
  const axes = walk(x.shape, attrs);
  const places = largest(x, y, axes);
  return tf.addN(allTaps(fit(g, axes), axes).map((tap, i) => tf.mul(tap, places[i]!)));
}

const run = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap);

// The gradient of a mean is linear in dy, and its adjoint is the mean.
const meanOfGradient = (kernelName: string, pool: string): tf.GradConfig =>
  gradientOf<PoolAttrs>(kernelName, { inputs: ['dy'] }, (g, _, attrs) => ({
    dy: () => run(pool, { x: g }, attrs),
  }));

const maxOfGradient = (kernelName: string): tf.GradConfig =>
  gradientOf<PoolAttrs>(
    kernelName,
    { inputs: ['input', 'output'] },
    (g, [x, y], attrs): Derivatives => ({ dy: () => taken(g, x!, y!, attrs) }),
  );

/** Gradients of gradients of pooling. */
export const poolGradients: readonly tf.GradConfig[] = [
  maxOfGradient(tf.MaxPool3DGrad),
  maxOfGradient(tf.MaxPoolGrad),
  meanOfGradient(tf.AvgPool3DGrad, tf.AvgPool3D),
  meanOfGradient(tf.AvgPoolGrad, tf.AvgPool),
];
