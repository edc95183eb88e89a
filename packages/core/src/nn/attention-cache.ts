import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/** Keys and values of the elements so far, and how many these are. */
export interface AttentionCache {
  /** Keys by head, `[batch, heads, length, features / heads]`; zeros where there is no element yet. */
  readonly key: Tensor;
  /** Values by head, of the same shape. */
  readonly value: Tensor;
  /** Number of elements so far, a whole number: a tensor, since it changes from step to step. */
  readonly position: Scalar;
}

/** A cache without elements, of keys and values of a shape. */
export const emptyCache = (shape: [number, number, number, number]): AttentionCache =>
  tf.tidy(() => ({
    key: tf.zeros(shape),
    value: tf.zeros(shape),
    position: tf.scalar(0, 'int32'),
  }));

/** What {@link advance} gives. */
export interface Advanced {
  /** The cache with the elements appended. */
  readonly next: AttentionCache;
  /** Which of the places each of them may attend to, `[elements, length]`. */
  readonly mask: Tensor;
  /** Whether the cache had room for them. */
  readonly fits: Tensor;
}

/**
 * Appends keys and values `[batch, heads, elements, features / heads]` to a cache.
 *
 * All places are written anew, the old ones with what they had, so that shapes stay and nothing depends
 * on a number outside of tensors.
 */
export function advance(cache: AttentionCache, key: Tensor, value: Tensor): Advanced {
  const [length, elements] = [cache.key.shape[2]!, key.shape[2]!];
  const places = tf.range(0, length, 1, 'int32'); // [length]
  const own = tf.expandDims(tf.add(tf.range(0, elements, 1, 'int32'), cache.position), 1);
  const here = tf.cast(tf.equal(places, own), 'float32'); // [elements, length]
  const kept = tf.sub(1, tf.reshape(tf.sum(here, 0), [length, 1]));
  const end = tf.add(cache.position, tf.scalar(elements, 'int32')) as Scalar;
  const appended = (old: Tensor, x: Tensor): Tensor => tf.add(tf.mul(old, kept), written(here, x));
  return {
    next: { key: appended(cache.key, key), value: appended(cache.value, value), position: end },
    mask: tf.lessEqual(places, own),
    fits: tf.lessEqual(end, length),
  };
}

/** Elements `[batch, heads, elements, features]` at their places, zeros elsewhere. */
function written(here: Tensor, x: Tensor): Tensor {
  const [batch, heads, elements, features] = x.shape as [number, number, number, number];
  const length = here.shape[1]!;
  if (elements === 1) return tf.mul(tf.reshape(here, [length, 1]), x);
  const matrices: Tensor = tf.reshape(x, [batch * heads, elements, features]);
  const rows = tf.broadcastTo(tf.expandDims(here, 0), [batch * heads, elements, length]);
  return tf.reshape(tf.matMul(rows, matrices, true), [batch, heads, length, features]);
}
