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
  const count = sizeOf(coordinates);
  const ones = (axes: readonly unknown[]): number[] => axes.map(() => 1);
  const last = Array.from({ length: tail }, () => 1);
  const mask = tf.reshape(tf.eye(count), [count, ...ones(lead), ...coordinates, ...last]);
  const kept = tf.mul(z, tf.sub(1, mask)); // [count, ...z.shape]
  const changed = replacements.map((each) => tf.add(kept, tf.mul(mask, each)));
  const stacked = tf.stack(changed); // [replacements, count, ...z.shape]
  const rows = replacements.length * count * z.shape[0]!;
  const values = f(tf.reshape(stacked, [rows, ...z.shape.slice(1)]));
  const grouped = tf.reshape(values, [replacements.length, count, sizeOf(lead)]);
  return tf
    .unstack(grouped)
    .map((each) => tf.reshape(tf.transpose(each), [...lead, ...coordinates]));
}
