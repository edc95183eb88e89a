import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { allTaps, fit, sumOfTaps, unfit, windows2d, type WindowAxis } from './window-axes.js';

/** Attributes of `tf.dilation2d`. */
export interface DilationAttrs {
  /** Steps of the window. */
  readonly strides: [number, number] | number;
  /** Padding of the images. */
  readonly pad: 'valid' | 'same';
  /** Steps within the window. */
  readonly dilations: [number, number] | number;
}

const walk = (x: tf.Tensor4D, filter: tf.Tensor3D, attrs: DilationAttrs): WindowAxis[] => {
  const { strides, pad, dilations } = attrs;
  const { shape } = filter;
  return windows2d(
    tf.backend_util.computeDilation2DInfo(x.shape, shape, strides, pad, 'NHWC', dilations),
  );
};

/** `tf.dilation2d`: the largest of x + filter over each window. */
export const dilated = (x: tf.Tensor4D, filter: tf.Tensor3D, attrs: DilationAttrs): tf.Tensor =>
  sums(x, filter, walk(x, filter, attrs)).reduce((a, b) => tf.maximum(a, b));

/** Of the largest of x + filter over each window: dy where that stands, in x and in the filter. */
const dilation2d = gradientOf<DilationAttrs>(
  tf.Dilation2D,
  { inputs: ['x', 'filter'] },
  (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor4D, tf.Tensor3D];
    const axes = walk(x, filter, attrs);
    const parts = (): tf.Tensor[] => largest(x, filter, axes).map((here) => tf.mul(here, dy));
    return {
      x: () => unfit(sumOfTaps(parts(), axes), axes),
      filter: () =>
        tf.reshape(tf.stack(parts().map((part) => tf.sum(part, [0, 1, 2]))), filter.shape),
    };
  },
);

// Below every sum that is not of padding.
const lowest = -3.4028234663852886e38;

function sums(x: tf.Tensor4D, filter: tf.Tensor3D, axes: readonly WindowAxis[]): tf.Tensor[] {
  const inside = allTaps(fit(tf.onesLike(x), axes), axes);
  const weights = tf.unstack(tf.reshape(filter, [-1, filter.shape[2]]));
  return allTaps(fit(x, axes), axes).map((tap, i) =>
    tf.where(tf.greater(inside[i]!, 0), tf.add(tap, weights[i]!), lowest),
  );
}

function largest(x: tf.Tensor4D, filter: tf.Tensor3D, axes: readonly WindowAxis[]): tf.Tensor[] {
  const all = sums(x, filter, axes);
  const y = all.reduce((a, b) => tf.maximum(a, b));
  let free: tf.Tensor = tf.onesLike(y);
  return all.map((sum) => {
    const here = tf.mul(tf.cast(tf.equal(sum, y), 'float32'), free);
    free = tf.sub(free, here);
    return here;
  });
}

/** Gradients of morphological dilation. */
export const dilation2dGradients: readonly tf.GradConfig[] = [dilation2d];
