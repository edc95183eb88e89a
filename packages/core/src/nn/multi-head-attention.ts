import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';
import type { ApplyOptions } from './apply-options.js';
import { advance, emptyCache, type AttentionCache } from './attention-cache.js';
import {
  attentionVariables,
  keyAndValueOf,
  queryKeyAndValueOf,
  queryOf,
  type MultiHeadAttentionOptions,
} from './attention-projections.js';
import { checkRate, noKey } from './dropout.js';
import type { FunctionalLayer, ParameterValues } from './functional-layer.js';
import { disposeVariables } from './layer-of.js';
import { scaledDotProductAttention, type WeightDropout } from './scaled-dot-product-attention.js';
import { affine } from './times-transposed.js';

/** Keys and values by head, `[batch, heads, keys, features / heads]`. */
export interface KeysAndValues {
  /** What queries are compared with. */
  readonly key: Tensor;
  /** What is taken. */
  readonly value: Tensor;
}

/** Options of {@link MultiHeadAttention.attend}. */
export interface AttendOptions extends ApplyOptions {
  /**
   * Where it is true, or not 0, a query may attend to a key: `[queries, keys]`, or with leading axes
   * `[batch, heads]`, any of them 1: `[batch, 1, 1, keys]` leaves out what pads each example.
   */
  readonly mask?: Tensor;
}

/** What a step through a cache gives. */
export interface AttentionStep {
  /** What the elements take of those up to themselves, `[batch, elements, features]`. */
  readonly output: Tensor;
  /** The cache with the elements appended. */
  readonly cache: AttentionCache;
}

/** A layer that lets the elements of a sequence attend to each other, or to those of another one. */
export interface MultiHeadAttention extends FunctionalLayer {
  /** What the queries `[batch, queries, features]` take of a sequence, or of keys and values made before. */
  attend(query: Tensor, source: Tensor | KeysAndValues, options?: AttendOptions): Tensor;
  /**
   * Makes keys and values of sequences `[batch, keys, keyFeatures]` and `[batch, keys, valueFeatures]`,
   * one and the same where the second is left out: what sampling attends to at each step. The caller
   * owns them.
   */
  keysAndValues(key: Tensor, value?: Tensor): KeysAndValues;
  /** A cache for `step` that holds `length` elements of each example, all empty. The caller owns it. */
  initialCache(batch: number, length: number): AttentionCache;
  /**
   * Appends elements `[batch, elements, features]`, one for sampling or a whole prompt, to a cache, and
   * lets them attend to all up to themselves: what `apply` of a causal layer gives at their places.
   * Shapes are the same at all steps. Beyond the length of the cache the output is NaN.
   */
  step(x: Tensor, cache: AttentionCache): AttentionStep;
}

/**
 * Attention by several heads (Vaswani et al. 2017, "Attention Is All You Need", Section 3.2.2,
 * https://arxiv.org/abs/1706.03762).
 *
 *     y = [head₁ … head_h] W_oᵀ + b_o,   headᵢ = softmax(Qᵢ Kᵢᵀ / √d) Vᵢ,   d = features / heads
 *
 * with [Q₁ … Q_h] = x W_qᵀ + b_q, and K and V in the same way of what is attended to. `apply` maps
 * `[batch, length, features]` to the same shape: each element attends to all, or to those up to itself
 * where the layer is `causal`. `attend` attends to another sequence, and takes a mask.
 *
 * Its parameters are those of PyTorch's `MultiheadAttention` with `batch_first`: `in_proj_weight`
 * `[3 features, features]`, W_q, W_k and W_v one below another, or, where keys or values have features of
 * their own number, `q_proj_weight`, `k_proj_weight` and `v_proj_weight`; `in_proj_bias` `[3 features]`,
 * `out_proj.weight` `[features, features]` and `out_proj.bias` `[features]`. A mask is true where there
 * may be attention, as in `scaled_dot_product_attention`; PyTorch's class has it the other way round. In
 * training `dropout` drops weights of attention; `step`, which is for sampling, drops none. A
 * query that may attend to nothing takes zeros, where PyTorch's class gives NaN.
 *
 * @throws InputError where `heads` does not divide `features`, or the shapes do not fit.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { multiHeadAttention } from '@gen/core/nn';
 *
 * const attention = multiHeadAttention({ features: 16, heads: 4, causal: true, key: key(0) });
 * const y = attention.apply(tf.zeros([2, 10, 16])); // [2, 10, 16]
 *
 * let cache = attention.initialCache(2, 10); // the same, one element at a time
 * for (let place = 0; place < 10; place++) {
 *   const next = attention.step(tf.zeros([2, 1, 16]), cache); // next.output [2, 1, 16]
 *   tf.dispose([{ ...cache }, next.output]);
 *   cache = next.cache;
 * }
 * attention.dispose();
 * ```
 */
export function multiHeadAttention(options: MultiHeadAttentionOptions): MultiHeadAttention {
  const {
    features,
    heads,
    causal = false,
    dropout = 0,
    keyFeatures = features,
    valueFeatures = features,
  } = options;
  checkOptions(options);
  const parameters = attentionVariables(options);
  const byHead = (x: Tensor): Tensor =>
    tf.transpose(tf.reshape(x, [x.shape[0]!, x.shape[1]!, heads, features / heads]), [0, 2, 1, 3]);
  const joined = (y: Tensor, values: ParameterValues): Tensor => {
    const rows = tf.reshape(tf.transpose(y, [0, 2, 1, 3]), [y.shape[0]!, y.shape[2]!, features]);
    return affine(rows, values['out_proj.weight']!, values['out_proj.bias']);
  };
  const attendByHead = (
    query: Tensor,
    from: KeysAndValues,
    { mask, ...applied }: AttendOptions = {},
  ): Tensor =>
    scaledDotProductAttention(
      { query, ...from },
      { mask, causal, dropout: weightDropout(dropout, applied) },
    );

  const applyWith = (values: ParameterValues, x: Tensor, applied?: ApplyOptions): Tensor => {
    checkSequence('apply', 'x', x.shape, features);
    return tf.tidy(() => {
      const [query, key, value] = queryKeyAndValueOf(values, x).map(byHead) as Three;
      return joined(attendByHead(query, { key, value }, applied), values);
    });
  };

  const keysAndValues = (key: Tensor, value = key): KeysAndValues => {
    checkSequence('keysAndValues', 'key', key.shape, keyFeatures);
    checkSequence('keysAndValues', 'value', value.shape, valueFeatures);
    return tf.tidy(() => {
      const [keys, values] = keyAndValueOf(parameters, key, value).map(byHead) as [Tensor, Tensor];
      return { key: keys, value: values };
    });
  };

  return {
    parameters: () => parameters,
    apply: (x, applied) => applyWith(parameters, x, applied),
    applyWith,
    attend: (query, source, attended) => {
      checkSequence('attend', 'query', query.shape, features);
      return tf.tidy(() => {
        const from = 'shape' in source ? keysAndValues(source) : source;
        const y = attendByHead(byHead(queryOf(parameters, query)), from, attended);
        return joined(y, parameters);
      });
    },
    keysAndValues,
    initialCache: (batch, length) => {
      checkCount('multiHeadAttention.initialCache', 'batch', batch);
      checkCount('multiHeadAttention.initialCache', 'length', length);
      return emptyCache([batch, heads, length, features / heads]);
    },
    step: (x, cache) => {
      const [, , length] = cache.key.shape as [number, number, number];
      checkSequence('step', 'x', x.shape, features);
      const shape = [x.shape[0]!, heads, length, features / heads];
      checkShape('multiHeadAttention.step', 'cache', cache.key.shape, shape);
      return tf.tidy(() => {
        const [query, key, value] = queryKeyAndValueOf(parameters, x).map(byHead) as Three;
        const { next, mask, fits } = advance(cache, key, value);
        const y = scaledDotProductAttention({ query, key: next.key, value: next.value }, { mask });
        return { output: tf.where(fits, joined(y, parameters), NaN), cache: { ...next } };
      });
    },
    dispose: () => disposeVariables(parameters),
  };
}

type Three = [Tensor, Tensor, Tensor];

/** What is dropped of the weights: nothing but in training. */
function weightDropout(
  rate: number,
  { train = false, key }: ApplyOptions,
): WeightDropout | undefined {
  if (!train || rate === 0) return undefined;
  if (key === undefined) throw noKey('multiHeadAttention');
  return { rate, key };
}

function checkSequence(method: string, argument: string, shape: Shape, features: number): void {
  const expected = [shape[0] ?? NaN, shape[1] ?? NaN, features];
  checkShape(`multiHeadAttention.${method}`, argument, shape, expected);
}

function checkOptions({
  features,
  heads,
  keyFeatures = 1,
  valueFeatures = 1,
  dropout = 0,
}: MultiHeadAttentionOptions): void {
  checkRate('multiHeadAttention', 'dropout', dropout);
  checkCount('multiHeadAttention', 'features', features);
  checkCount('multiHeadAttention', 'heads', heads);
  checkCount('multiHeadAttention', 'keyFeatures', keyFeatures);
  checkCount('multiHeadAttention', 'valueFeatures', valueFeatures);
  if (features % heads === 0) return;
  throw new InputError({
    callee: 'multiHeadAttention',
    argument: 'heads',
    expected: `a divisor of ${features} features`,
    got: `${heads}`,
  });
}
