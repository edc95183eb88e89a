import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { attentionWeightsGrad } from './attention-weights-grad.js';
import { runKernel, type Kernel } from './kernel.js';

/** What {@link attentionWeights} takes. */
export type AttentionWeightsInputs = {
  /** Scores of keys by query, `[heads, queries, keys]`. */
  scores: Tensor;
  /**
   * 1 where a query may attend to a key, else 0, in float32: `[masks, queries, keys]`, where each mask
   * serves as many heads in a row. All ones where it is left out; it has no gradient.
   */
  mask?: Tensor;
};

/** What attention is told besides its inputs. */
export type AttentionAttrs = {
  /** Factor of the scores. */
  readonly scale: number;
  /** Whether query i attends to the keys 0 … i alone. */
  readonly causal: boolean;
};

/**
 * softmax(scale · scores) over the keys that the mask allows; 0 for the others, and for all keys of a
 * query that has none.
 */
export const attentionWeights: Kernel<AttentionWeightsInputs, AttentionAttrs> = {
  name: 'AttentionWeights',
  reference: ({ scores, mask }, { scale, causal }) =>
    tf.tidy(() => {
      const scaled = tf.mul(scores, scale);
      const allowed = allowedKeys(scores.shape, mask, causal);
      if (allowed === undefined) return tf.softmax(scaled);
      const largest = tf.max(tf.where(allowed, scaled, LEAST), -1, true);
      const weights = tf.exp(tf.where(allowed, tf.sub(scaled, largest), EXCLUDED));
      const total = tf.sum(weights, -1, true);
      return tf.div(weights, tf.maximum(total, tf.scalar(TINY)));
    }),
  gradient: (dy, inputs, attrs) => {
    const weights = runKernel(attentionWeights, inputs, attrs);
    const scores = runKernel(attentionWeightsGrad, { weights, dy }, { scale: attrs.scale });
    return { scores, mask: tf.scalar(0) };
  },
};

/** Below every score. */
const LEAST = -3e38;

/** The exponential of which is 0 in float32. */
const EXCLUDED = -1e4;

/** Below the least total of a query with a key, which is 1. */
const TINY = 1e-30;

/** Which keys a query attends to, of the shape of the scores; undefined where to all. */
function allowedKeys(
  [heads, queries, keys]: readonly number[],
  mask: Tensor | undefined,
  causal: boolean,
): Tensor | undefined {
  const repeats = mask === undefined ? 1 : heads! / mask.shape[0]!;
  const given =
    mask &&
    tf.reshape(tf.tile(tf.expandDims(mask, 1), [1, repeats, 1, 1]), [heads!, queries!, keys!]);
  if (!causal) return given && tf.cast(given, 'bool');
  const row = tf.reshape(tf.range(0, queries!), [1, -1, 1]);
  const column = tf.reshape(tf.range(0, keys!), [1, 1, -1]);
  const past = tf.broadcastTo(tf.cast(tf.lessEqual(column, row), 'float32'), [
    heads!,
    queries!,
    keys!,
  ]);
  return tf.cast(given === undefined ? past : tf.mul(past, given), 'bool');
}
