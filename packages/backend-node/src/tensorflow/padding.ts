import type { backend_util, Conv2DAttrs } from '@tensorflow/tfjs-core';

/** How wide the margins before and after an axis are. */
export type Margins = [before: number, after: number];

/** How `tf.conv2d` and the like are told to pad. */
export type Pad = Conv2DAttrs['pad'];

/** Whether the padding is one that TensorFlow knows by name. */
export const isNamed = (pad: Pad): pad is 'valid' | 'same' => typeof pad === 'string';

/**
 * The margins of height and width, so wide that as many windows fit as tfjs says: it may be told to
 * round that number up.
 */
export function margins2d(info: backend_util.Conv2DInfo): [height: Margins, width: Margins] {
  const { padInfo, inHeight, inWidth, outHeight, outWidth } = info;
  const { strideHeight, strideWidth, effectiveFilterHeight, effectiveFilterWidth } = info;
  return [
    margins(padInfo.top, padInfo.bottom, outHeight, strideHeight, effectiveFilterHeight, inHeight),
    margins(padInfo.left, padInfo.right, outWidth, strideWidth, effectiveFilterWidth, inWidth),
  ];
}

/** The margins of depth, height and width. */
export function margins3d(info: backend_util.Conv3DInfo): Margins[] {
  const { padInfo, inDepth, inHeight, inWidth, outDepth, outHeight, outWidth } = info;
  const { strideDepth, effectiveFilterDepth } = info;
  const { strideHeight, strideWidth, effectiveFilterHeight, effectiveFilterWidth } = info;
  return [
    margins(padInfo.front, padInfo.back, outDepth, strideDepth, effectiveFilterDepth, inDepth),
    margins(padInfo.top, padInfo.bottom, outHeight, strideHeight, effectiveFilterHeight, inHeight),
    margins(padInfo.left, padInfo.right, outWidth, strideWidth, effectiveFilterWidth, inWidth),
  ];
}

function margins(
  before: number,
  after: number,
  windows: number,
  stride: number,
  window: number,
  size: number,
): Margins {
  return [before, Math.max(after, (windows - 1) * stride + window - size - before)];
}
