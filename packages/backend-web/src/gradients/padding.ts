import type * as tf from '@tensorflow/tfjs-core';

/** Padding as tfjs takes it. */
export type Padding = tf.Conv2DAttrs['pad'];

/** Padding on both sides of height and width. */
export type ExplicitPadding = Exclude<Padding, string | number>;

type Sides = [number, number];

/**
 * A number as explicit padding. tfjs computes the width that a number gives from the height of the
 * filter, so that a filter that is not square, or whose strides differ, gets the wrong width.
 */
export function explicitPadding(pad: Padding, dataFormat: 'NHWC' | 'NCHW' = 'NHWC'): Padding {
  if (typeof pad !== 'number' || pad === 0) return pad === 0 ? 'valid' : pad;
  const [none, both]: Sides[] = [
    [0, 0],
    [pad, pad],
  ];
  return (
    dataFormat === 'NHWC' ? [none, both, both, none] : [none, none, both, both]
  ) as ExplicitPadding;
}
