import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { explicitPadding } from './padding.js';
import { fit, unfit, windows2d } from './window-axes.js';

type Shape = [number, number, number, number];

interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: tf.Conv2DAttrs['pad'];
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const plain = ({ dilations }: ConvAttrs): boolean =>
  dilations === undefined || tf.backend_util.tupleValuesAreOne(dilations);

const run = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor4D =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap);

/** The gradient of `conv2d` in its images. */
export function inImages(
  inShape: Shape,
  dy: tf.Tensor,
  filter: tf.Tensor,
  attrs: ConvAttrs,
): tf.Tensor {
  if (plain(attrs)) {
    const inputs = { dy, filter };
    return run(tf.Conv2DBackpropInput, inputs, { ...kept(attrs), inputShape: inShape });
  }
  return asNHWC(attrs, inShape, (shape) =>
    dilatedInImages(shape, fromNCHW(dy, attrs), filter, attrs),
  );
}

/** The gradient of `conv2d` in its filter. */
export function inFilter(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: Shape,
  attrs: ConvAttrs,
): tf.Tensor {
  if (plain(attrs)) return run(tf.Conv2DBackpropFilter, { x, dy }, { ...kept(attrs), filterShape });
  return dilatedInFilter(fromNCHW(x, attrs), fromNCHW(dy, attrs), filterShape, attrs);
}

const kept = ({ strides, pad, dataFormat, dimRoundingMode }: ConvAttrs): object => ({
  strides,
  pad,
  dataFormat,
  dimRoundingMode,
});

const fromNCHW = (x: tf.Tensor, { dataFormat }: ConvAttrs): tf.Tensor =>
  dataFormat === 'NCHW' ? tf.transpose(x, [0, 2, 3, 1]) : x;

function asNHWC(
  { dataFormat }: ConvAttrs,
  [a, b, c, d]: Shape,
  make: (shape: Shape) => tf.Tensor,
): tf.Tensor {
  return dataFormat === 'NCHW'
    ? tf.transpose(make([a, c, d, b]), [0, 3, 1, 2])
    : make([a, b, c, d]);
}

function walk(x: Shape, filter: Shape, { pad, dilations = 1, ...attrs }: ConvAttrs) {
  const sides = explicitPadding(nhwcPadding(pad, attrs.dataFormat));
  return tf.backend_util.computeConv2DInfo(
    x,
    filter,
    attrs.strides,
    dilations,
    sides,
    attrs.dimRoundingMode,
  );
}

const nhwcPadding = (pad: ConvAttrs['pad'], format: 'NHWC' | 'NCHW'): ConvAttrs['pad'] =>
  typeof pad === 'object' && format === 'NCHW' ? [pad[0], pad[2], pad[3], pad[1]] : pad;

/**
 * With dilation (and so without strides) the gradient in the images is the convolution, dilated as
 * well, of dy with the filter turned round.
 */
function dilatedInImages(
  inShape: Shape,
  dy: tf.Tensor,
  filter: tf.Tensor,
  attrs: ConvAttrs,
): tf.Tensor {
  const info = walk(inShape, filter.shape as Shape, attrs);
  const axes = windows2d(info);
  const turned = tf.transpose<tf.Tensor4D>(tf.reverse(filter as tf.Tensor4D, [0, 1]), [0, 1, 3, 2]);
  const sides = axes.map(({ taps, dilation }): [number, number] => {
    const reach = (taps - 1) * dilation;
    return [reach, reach];
  });
  const padded = tf.pad(dy as tf.Tensor4D, [[0, 0], ...sides, [0, 0]] as [number, number][]);
  const dx = tf.conv2d(padded, turned, 1, 'valid', 'NHWC', dilationOf(info));
  return unfit(dx, axes);
}

/**
 * The gradient in the filter is the convolution of the images, whose channels are its batch, with dy,
 * whose batch is its channels, in steps of the dilation, dilated by the strides.
 */
function dilatedInFilter(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: Shape,
  attrs: ConvAttrs,
): tf.Tensor {
  const info = walk(x.shape as Shape, filterShape, attrs);
  const images = tf.transpose<tf.Tensor4D>(fit(x, windows2d(info)) as tf.Tensor4D, [3, 1, 2, 0]);
  const slopes = tf.transpose<tf.Tensor4D>(dy as tf.Tensor4D, [1, 2, 0, 3]);
  const dw = tf.conv2d(images, slopes, dilationOf(info), 'valid');
  return tf.transpose(dw, [1, 2, 0, 3]);
}

const dilationOf = (info: tf.backend_util.Conv2DInfo): [number, number] => [
  info.dilationHeight,
  info.dilationWidth,
];

const conv2d = gradientOf<ConvAttrs>(tf.Conv2D, { inputs: ['x', 'filter'] }, (dy, saved, attrs) => {
  const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
  return {
    x: () => inImages(x.shape, dy, filter, attrs),
    filter: () => inFilter(x, dy, filter.shape, attrs),
  };
});

// conv2d is linear in its images and in its filter, so each of its gradients has the two others.

const backpropInput = gradientOf<ConvAttrs>(
  tf.Conv2DBackpropInput,
  { inputs: ['dy', 'filter'] },
  (g, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
    return {
      dy: () => run(tf.Conv2D, { x: g, filter }, { ...kept(attrs), dilations: 1 }),
      filter: () => inFilter(g, dy, filter.shape, attrs),
    };
  },
);

const backpropFilter = gradientOf<ConvAttrs>(
  tf.Conv2DBackpropFilter,
  { inputs: ['x', 'dy'] },
  (g, saved, attrs) => {
    const [x, dy] = saved as [tf.Tensor4D, tf.Tensor4D];
    return {
      x: () => inImages(x.shape, dy, g, attrs),
      dy: () => run(tf.Conv2D, { x, filter: g }, { ...kept(attrs), dilations: 1 }),
    };
  },
);

/** Gradients of convolutions of images, and of these gradients. */
export const conv2dGradients: readonly tf.GradConfig[] = [conv2d, backpropInput, backpropFilter];
