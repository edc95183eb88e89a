import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import { attentionWeights, type AttentionAttrs } from '../kernels/attention-weights.js';
import { attention, type AttentionInputs } from '../kernels/attention.js';
import { runKernel } from '../kernels/kernel.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { dropout } from './dropout.js';

/** What attends to what. */
export interface AttentionArguments {
  /** Queries, `[..., queries, features]`. */
  readonly query: Tensor;
  /** Keys, `[..., keys, features]`. */
  readonly key: Tensor;
  /** Values, `[..., keys, valueFeatures]`. */
  readonly value: Tensor;
}

/** Options of {@link scaledDotProductAttention}. */
export interface AttentionOptions {
  /**
   * Where it is true, or not 0, a query may attend to a key: `[queries, keys]`, or `[1, keys]` for all
   * queries alike, or with leading axes that are those of the queries or 1. It has no gradient.
   */
  readonly mask?: Tensor | undefined;
  /** Whether query i attends to the keys 0 … i alone. */
  readonly causal?: boolean;
  /** Factor of the scores; 1 / √features where it is left out. */
  readonly scale?: number;
  /** Sets weights to zero at random, and scales the others up, as `dropout` does. */
  readonly dropout?: WeightDropout | undefined;
}

/** How weights of attention are dropped. */
export interface WeightDropout {
  /** Probability of a zero, in [0, 1). */
  readonly rate: number;
  /** Key of the draws. */
  readonly key: Key;
}

/**
 * Attention of queries to keys (Vaswani et al. 2017, "Attention Is All You Need", Equation 1,
 * https://arxiv.org/abs/1706.03762).
 *
 *     y = softmax(Q Kᵀ / √features) V
 *
 * over the keys that `mask` and `causal` allow. The leading axes, such as `[batch, heads]`, are the
 * same for all three; y is `[..., queries, valueFeatures]`. A query that may attend to no key gets
 * zeros. PyTorch's `scaled_dot_product_attention` otherwise.
 *
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { key, split } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { scaledDotProductAttention } from '@gen/core/nn';
 *
 * const [q, k, v] = split(key(0), 3).map((key) => gaussian(key, [2, 4, 10, 16]));
 * const y = scaledDotProductAttention({ query: q!, key: k!, value: v! }, { causal: true });
 * console.log(y.shape); // [ 2, 4, 10, 16 ]
 * ```
 */
export function scaledDotProductAttention(
  { query, key, value }: AttentionArguments,
  {
    mask,
    causal = false,
    scale = 1 / Math.sqrt(query.shape.at(-1) ?? 1),
    dropout: dropped,
  }: AttentionOptions = {},
): Tensor {
  checkShapes(query.shape, key.shape, value.shape);
  const leading = query.shape.slice(0, -2);
  const matrices = (x: Tensor): Tensor => tf.reshape(x, [-1, ...x.shape.slice(-2)]);
  return tf.tidy(() => {
    const allowed = mask && maskOf(mask, leading, [query.shape.at(-2)!, key.shape.at(-2)!]);
    const inputs = {
      query: matrices(query),
      key: matrices(key),
      value: matrices(value),
      ...(allowed && { mask: allowed }),
    };
    const attrs = { scale, causal };
    const y = dropped
      ? attendDropping(inputs, attrs, dropped)
      : runKernel(attention, inputs, attrs);
    return tf.reshape(y, [...leading, ...y.shape.slice(-2)]);
  });
}

/** Attention by weights of which some are zero; they are all held at once. */
function attendDropping(
  { query, key, value, mask }: AttentionInputs,
  attrs: AttentionAttrs,
  { rate, key: dropKey }: WeightDropout,
): Tensor {
  const scores = tf.matMul(query, key, false, true);
  const weights = runKernel(attentionWeights, { scores, ...(mask && { mask }) }, attrs);
  return tf.matMul(dropout({ rate }).apply(weights, { train: true, key: dropKey }), value);
}

function checkShapes(query: Shape, key: Shape, value: Shape): void {
  if (query.length < 2) {
    const expected = 'shape [..., queries, features]';
    throw new InputError({ callee: CALLEE, argument: 'query', expected, got: `shape [${query}]` });
  }
  const leading = query.slice(0, -2);
  checkShape(CALLEE, 'key', key, [...leading, key.at(-2) ?? NaN, query.at(-1)!]);
  checkShape(CALLEE, 'value', value, [...leading, key.at(-2)!, value.at(-1) ?? NaN]);
}

/** A mask as the kernel takes it, `[masks, queries, keys]`, repeated no more than it has to be. */
function maskOf(mask: Tensor, leading: Shape, [queries, keys]: readonly [number, number]): Tensor {
  const own = mask.shape.slice(0, -2);
  const padded = [...leading.slice(own.length).map(() => 1), ...own];
  const ownQueries = mask.shape.at(-2) === 1 ? 1 : queries;
  checkShape(CALLEE, 'mask', mask.shape.slice(-2), [ownQueries, keys]);
  const fits = own.length <= leading.length;
  if (!fits || padded.some((size, axis) => size !== 1 && size !== leading[axis])) {
    const expected = `shape [..., ${queries},${keys}] with leading axes of [${leading}] or 1`;
    const got = `shape [${mask.shape}]`;
    throw new InputError({ callee: CALLEE, argument: 'mask', expected, got });
  }
  const last = padded.findLastIndex((size) => size !== 1);
  const repeated = padded.map((size, axis) => (axis <= last ? leading[axis]! : size));
  const allowed = tf.cast(tf.notEqual(tf.cast(mask, 'float32'), 0), 'float32');
  const aligned = tf.reshape(allowed, [...padded, ownQueries, keys]);
  const full = tf.broadcastTo(aligned, [...repeated, queries, keys]);
  return tf.reshape(full, [-1, queries, keys]);
}

const CALLEE = 'scaledDotProductAttention';
