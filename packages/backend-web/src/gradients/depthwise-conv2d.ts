import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { explicitPadding } from './padding.js';
import { fit, unfit, untapOf, windows2d, type WindowAxis } from './window-axes.js';

type Shape = [number, number, number, number];

/** Attributes of `tf.depthwiseConv2d` and of its gradients. */
export interface DepthwiseAttrs {
  /** Steps of the window. */
  readonly strides: [number, number] | number;
  /** Padding of the images. */
  readonly pad: tf.Conv2DAttrs['pad'];
  /** Steps within the window. */
  readonly dilations?: [number, number] | number | null;
  /** How a window that does not fit is counted. */
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const walk = (x: Shape, filter: Shape, attrs: DepthwiseAttrs): WindowAxis[] =>
  windows2d(
    tf.backend_util.computeConv2DInfo(
      x,
      filter,
      attrs.strides,
      attrs.dilations ?? 1,
      explicitPadding(attrs.pad),
      attrs.dimRoundingMode,
      true,
    ),
  );

const pairOf = (axes: readonly WindowAxis[], of: 'stride' | 'dilation'): [number, number] => [
  axes[0]![of],
  axes[1]![of],
];

/** `tf.depthwiseConv2d` past its check that not both strides and dilations are above one. */
function convolve(x: tf.Tensor, filter: tf.Tensor, attrs: DepthwiseAttrs): tf.Tensor {
  const all = { dilations: 1, ...attrs, dataFormat: 'NHWC' };
  return tf
    .engine()
    .runKernel(tf.DepthwiseConv2dNative, { x, filter }, all as object as tf.NamedAttrMap);
}

/**
 * The gradient of `depthwiseConv2d` in its images: dy, its elements as far apart as the strides, is
 * convolved with the filter turned round, and the outputs of each channel are summed.
 */
export function depthwiseInImages(
  inShape: Shape,
  dy: tf.Tensor,
  filter: tf.Tensor,
  attrs: DepthwiseAttrs,
): tf.Tensor {
  const axes = walk(inShape, filter.shape as Shape, attrs);
  const [height, width, channels, multiplier] = filter.shape as Shape;
  // Spreading by the tap (window − 1) puts the padding in front that turning the filter asks for.
  const apart = axes.reduce((y, axis) => untapOf(y, axis, axis.taps - 1), dy);
  const sides = axes.map(({ taps, dilation }): [number, number] => [0, (taps - 1) * dilation]);
  const padded = tf.pad(apart as tf.Tensor4D, [[0, 0], ...sides, [0, 0]] as [number, number][]);
  const turned = tf.reverse(filter as tf.Tensor4D, [0, 1]);
  const each = convolve(padded, tf.reshape(turned, [height, width, channels * multiplier, 1]), {
    strides: [1, 1],
    pad: 'valid',
    dilations: pairOf(axes, 'dilation'),
  });
  return unfit(summedByChannel(each, channels, multiplier), axes);
}

function summedByChannel(x: tf.Tensor, channels: number, multiplier: number): tf.Tensor {
  if (multiplier === 1) return x;
  const [batch, height, width] = x.shape as Shape;
  const summed = tf.sum(tf.reshape(x, [batch * height * width, channels, multiplier]), 2);
  return tf.reshape(summed, [batch, height, width, channels]);
}

/**
 * The gradient of `depthwiseConv2d` in its filter: the images, the whole batch as channels, are
 * convolved with dy in steps of the dilation, dilated by the strides, and summed over the batch.
 */
export function depthwiseInFilter(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: Shape,
  attrs: DepthwiseAttrs,
): tf.Tensor {
  const axes = walk(x.shape as Shape, filterShape, attrs);
  const [height, width, channels, multiplier] = filterShape;
  const batch = x.shape[0]!;
  const toChannels = (t: tf.Tensor): tf.Tensor4D => tf.transpose(t as tf.Tensor4D, [1, 2, 0, 3]);
  const images = toChannels(fit(x, axes));
  const [rows, columns] = images.shape;
  const slopes = toChannels(dy);
  const dw = convolve(
    tf.reshape(images, [1, rows, columns, batch * channels]),
    tf.reshape(slopes, [slopes.shape[0], slopes.shape[1], batch * channels, multiplier]),
    { strides: pairOf(axes, 'dilation'), pad: 'valid', dilations: pairOf(axes, 'stride') },
  );
  const summed = tf.sum(tf.reshape(dw, [height * width, batch, channels * multiplier]), 1);
  return tf.reshape(summed, filterShape);
}

const undilated = ({ dilations }: DepthwiseAttrs): boolean =>
  dilations === undefined || dilations === null || tf.backend_util.tupleValuesAreOne(dilations);

const run = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap);

const inImages: typeof depthwiseInImages = (inputShape, dy, filter, attrs) =>
  undilated(attrs)
    ? run(
        tf.DepthwiseConv2dNativeBackpropInput,
        { dy, filter },
        { ...attrs, dilations: 1, inputShape },
      )
    : depthwiseInImages(inputShape, dy, filter, attrs);

const inFilter: typeof depthwiseInFilter = (x, dy, filterShape, attrs) =>
  undilated(attrs)
    ? run(
        tf.DepthwiseConv2dNativeBackpropFilter,
        { x, dy },
        { ...attrs, dilations: 1, filterShape },
      )
    : depthwiseInFilter(x, dy, filterShape, attrs);

const depthwise = gradientOf<DepthwiseAttrs>(
  tf.DepthwiseConv2dNative,
  { inputs: ['x', 'filter'] },
  (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
    return {
      x: () => inImages(x.shape, dy, filter, attrs),
      filter: () => inFilter(x, dy, filter.shape, attrs),
    };
  },
);

const kept = ({ strides, pad, dilations, dimRoundingMode }: DepthwiseAttrs): DepthwiseAttrs => ({
  strides,
  pad,
  dilations: dilations ?? 1,
  ...(dimRoundingMode === undefined ? {} : { dimRoundingMode }),
});

const backpropInput = gradientOf<DepthwiseAttrs>(
  tf.DepthwiseConv2dNativeBackpropInput,
  { inputs: ['dy', 'filter'] },
  (g, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
    return {
      dy: () => convolve(g, filter, kept(attrs)),
      filter: () => inFilter(g, dy, filter.shape, kept(attrs)),
    };
  },
);

const backpropFilter = gradientOf<DepthwiseAttrs>(
  tf.DepthwiseConv2dNativeBackpropFilter,
  { inputs: ['x', 'dy'] },
  (g, saved, attrs) => {
    const [x, dy] = saved as [tf.Tensor4D, tf.Tensor4D];
    return {
      x: () => inImages(x.shape, dy, g, kept(attrs)),
      dy: () => convolve(x, g, kept(attrs)),
    };
  },
);

/** Gradients of convolutions channel by channel, and of these gradients. */
export const depthwiseConv2dGradients: readonly tf.GradConfig[] = [
  depthwise,
  backpropInput,
  backpropFilter,
];
