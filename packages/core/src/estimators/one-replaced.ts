import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from './size-of.js';

/**
 * f of every draw with each of its coordinates in turn replaced by every one of several others.
 *
 * @param z `[draws, ...batch, ...event]`.
 * @param replacements tensors that broadcast to the shape of z, of which the coordinate is taken.
 * @param rank number of the axes of the event that count coordinates.
 * @param tail number of axes behind these, of what is replaced as one.
 * @returns for each replacement, `[draws, ...batch, ...coordinates]`.
 */
export function oneReplaced(
  z: Tensor,
  replacements: readonly Tensor[],
  f: (z: Tensor) => Tensor,
  rank: number,
  tail = 0,
): Tensor[] {
  const lead = z.shape.slice(0, z.rank - rank - tail); // [draws, ...batch]
  const coordinates = z.shape.slice(lead.length, lead.length + rank);
  const [rows, count] = [sizeOf(lead), sizeOf(coordinates)];
  // Four axes, whatever the batch: engines have no kernels for more than six.
  const flat = [rows, count, sizeOf(z.shape) / (rows * count)];
  const mask = tf.reshape(tf.eye(count), [count, 1, count, 1]);
  const kept = tf.mul(tf.reshape(z, flat), tf.sub(1, mask)); // [count, rows, count, tail]
  const changed = replacements.map((each) =>
    tf.add(kept, tf.mul(mask, tf.reshape(tf.broadcastTo(each, z.shape), flat))),
  );
  const points = replacements.length * count * z.shape[0]!;
  const values = f(tf.reshape(tf.concat(changed), [points, ...z.shape.slice(1)]));
  return tf
    .split(tf.reshape(values, [replacements.length * count, rows]), replacements.length)
    .map((each) => tf.reshape(tf.transpose(each), [...lead, ...coordinates]));
}
