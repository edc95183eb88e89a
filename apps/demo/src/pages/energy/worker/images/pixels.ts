import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Images } from '../../../../lab/picture/images.js';
import { toImages, type ImageSize } from '../../../../lab/worker/to-images.js';

/** Rows of signed numbers as images, each by its own largest or all by one, 128 being 0; disposes them. */
export function signedImages(rows: Tensor, size: ImageSize, together = false): Promise<Images> {
  const scaled = tf.tidy(() => {
    const most = together ? tf.max(tf.abs(rows)) : tf.max(tf.abs(rows), 1, true);
    return tf.add(tf.div(rows, tf.mul(tf.maximum(most, 1e-9), 2)), 128 / 255);
  });
  rows.dispose();
  return toImages(scaled, size);
}

/** Rows of unit means as little images, blank where there are no more units; disposes them. */
export function unitImages(means: Tensor): Promise<Images> {
  const units = means.shape[1]!;
  const width = Math.ceil(Math.sqrt(units));
  const height = Math.ceil(units / width);
  const padded = tf.pad(means, [
    [0, 0],
    [0, width * height - units],
  ]);
  means.dispose();
  return toImages(padded, { height, width });
}
