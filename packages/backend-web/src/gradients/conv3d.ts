import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { inFilter as inFilter2d, inImages as inImages2d } from './conv2d.js';
import { fit, indices, tapOf, unfit, untapOf, windows3d, type WindowAxis } from './window-axes.js';

type Shape = [number, number, number, number, number];

/** Attributes of `tf.conv3d` and of its gradients. */
export interface Conv3DAttrs {
  /** Steps of the window. */
  readonly strides: [number, number, number] | number;
  /** Padding of the volumes. */
  readonly pad: 'valid' | 'same';
  /** Steps within the window. */
  readonly dilations?: [number, number, number] | number;
}

const walk = (
  x: Shape,
  filter: Shape,
  { strides, pad, dilations = 1 }: Conv3DAttrs,
): WindowAxis[] => windows3d(tf.backend_util.computeConv3DInfo(x, filter, strides, dilations, pad));

const planeAttrs = ([, height, width]: readonly WindowAxis[]) => ({
  strides: [height!.stride, width!.stride] as [number, number],
  dilations: [height!.dilation, width!.dilation] as [number, number],
  pad: 'valid' as const,
  dataFormat: 'NHWC' as const,
});

/** [batch, depth, …] → [batch · depth, …] */
const asPlanes = (x: tf.Tensor): tf.Tensor =>
  tf.reshape(x, [x.shape[0]! * x.shape[1]!, ...x.shape.slice(2)]);

const asVolumes = (x: tf.Tensor, batch: number): tf.Tensor =>
  tf.reshape(x, [batch, x.shape[0]! / batch, ...x.shape.slice(1)]);

/** `conv3d` as a sum, over the planes of the filter, of `conv2d`. */
export function convolved(x: tf.Tensor, filter: tf.Tensor, attrs: Conv3DAttrs): tf.Tensor {
  const axes = walk(x.shape as Shape, filter.shape as Shape, attrs);
  const fitted = fit(x, axes);
  const { strides, dilations } = planeAttrs(axes);
  const parts = tf.unstack(filter).map((slice, tap) => {
    const planes = asPlanes(tapOf(fitted, axes[0]!, tap)) as tf.Tensor4D;
    const inputs = { x: planes, filter: slice };
    return run2d(inputs, { strides, dilations, pad: 'valid', dataFormat: 'NHWC' });
  });
  return asVolumes(tf.addN(parts), x.shape[0]!);
}

// Past the check of tf.conv2d that not both strides and dilations are above one.
const run2d = (inputs: tf.NamedTensorMap, attrs: object): tf.Tensor =>
  tf.engine().runKernel(tf.Conv2D, inputs, attrs as tf.NamedAttrMap);

/** The gradient of `conv3d` in its volumes: for each plane of the filter that of `conv2d`. */
export function volumesGradient(
  inShape: Shape,
  dy: tf.Tensor,
  filter: tf.Tensor,
  attrs: Conv3DAttrs,
): tf.Tensor {
  const axes = walk(inShape, filter.shape as Shape, attrs);
  const [depth, height, width] = axes as [WindowAxis, WindowAxis, WindowAxis];
  const batch = inShape[0];
  const reach = ({ taps, stride, dilation, count }: WindowAxis): number =>
    (count - 1) * stride + (taps - 1) * dilation + 1;
  const planes = asPlanes(dy);
  const planeShape: [number, number, number, number] = [
    planes.shape[0]!,
    reach(height),
    reach(width),
    inShape[4],
  ];
  const slices = tf.unstack(filter);
  const parts = slices.map((slice, tap) => {
    const dx = inImages2d(planeShape, planes, slice, planeAttrs(axes));
    return untapOf(asVolumes(dx, batch), depth, tap);
  });
  return unfit(tf.addN(parts), axes);
}

/** The gradient of `conv3d` in its filter: for each of its planes that of `conv2d`. */
export function filterGradient(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: Shape,
  attrs: Conv3DAttrs,
): tf.Tensor {
  const axes = walk(x.shape as Shape, filterShape, attrs);
  const fitted = fit(x, axes);
  const planes = asPlanes(dy);
  const [, ...planeShape] = filterShape;
  return tf.stack(
    indices(axes[0]!.taps).map((tap) =>
      inFilter2d(asPlanes(tapOf(fitted, axes[0]!, tap)), planes, planeShape, planeAttrs(axes)),
    ),
  );
}

const conv3d = (x: tf.Tensor, filter: tf.Tensor, attrs: Conv3DAttrs): tf.Tensor => {
  const { strides, pad, dilations = 1 } = attrs;
  return tf.conv3d(x as tf.Tensor5D, filter as tf.Tensor5D, strides, pad, 'NDHWC', dilations);
};

const forward = gradientOf<Conv3DAttrs>(
  tf.Conv3D,
  { inputs: ['x', 'filter'] },
  (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor5D, tf.Tensor5D];
    return {
      x: () => volumesGradient(x.shape, dy, filter, attrs),
      filter: () => filterGradient(x, dy, filter.shape, attrs),
    };
  },
);

// What tf.conv3dTranspose calls.
const backpropInput = gradientOf<Conv3DAttrs>(
  tf.Conv3DBackpropInputV2,
  { inputs: ['dy', 'filter'] },
  (g, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor5D, tf.Tensor5D];
    return {
      dy: () => conv3d(g, filter, attrs),
      filter: () => filterGradient(g, dy, filter.shape, attrs),
    };
  },
);

/** Gradients of convolutions of volumes, and of these gradients. */
export const conv3dGradients: readonly tf.GradConfig[] = [forward, backpropInput];
