import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { countDispatches, expectClose, expectNoLeak, layerLaws } from '@gen/test-utils';
import { gaussian } from '../random/gaussian.js';
import { key } from '../random/key.js';
import type { AttentionCache } from './attention-cache.js';
import { randomNormal } from './random-normal.js';
import { multiHeadAttention, type MultiHeadAttention } from './multi-head-attention.js';
import { scaledDotProductAttention } from './scaled-dot-product-attention.js';

const options = {
  features: 4,
  heads: 2,
  causal: true,
  key: key(0),
  weightInitializer: randomNormal({ stddev: 1 }),
  biasInitializer: randomNormal({ stddev: 0.3 }),
};
const shapes = {
  input: [2, 3, 4],
  output: [2, 3, 4],
  refuses: [
    [2, 3, 5],
    [3, 4],
  ],
};

// The bias of the keys adds the same to all scores of a query: no gradient reaches it, which is
// a third of the packed bias.
layerLaws('multiHeadAttention', () => multiHeadAttention(options), {
  ...shapes,
  parameters: ['in_proj_weight', 'in_proj_bias', 'out_proj.weight', 'out_proj.bias'],
});
layerLaws(
  'multiHeadAttention without biases',
  () => multiHeadAttention({ ...options, causal: false, bias: false }),
  { ...shapes, parameters: ['in_proj_weight', 'out_proj.weight'] },
);

/** What the elements give that are appended to the cache a few at a time. */
function inSteps(
  attention: MultiHeadAttention,
  x: Tensor,
  sizes: readonly number[],
  length: number,
): Tensor {
  let cache: AttentionCache = attention.initialCache(x.shape[0]!, length);
  const parts = tf.split(x, [...sizes], 1).map((part) => {
    const next = attention.step(part, cache);
    cache = next.cache;
    return next.output;
  });
  return tf.concat(parts, 1);
}

describe('a cache', () => {
  test.each([
    ['one element at a time', [1, 1, 1, 1, 1], 5],
    ['a prompt first', [3, 1, 1], 5],
    ['with room to spare', [2, 1, 2], 8],
  ])('gives what a causal pass over all does, %s', async (_, sizes, length) => {
    const attention = multiHeadAttention(options);
    const x = gaussian(key(1), [2, 5, 4]);
    const [whole, steps] = tf.tidy(() => [
      attention.apply(x),
      inSteps(attention, x, sizes, length),
    ]);
    await expectClose(steps, whole, 2e-6);
    tf.dispose([x, whole, steps]);
    attention.dispose();
  });

  test('gives NaN beyond its length', async () => {
    const attention = multiHeadAttention(options);
    const y = tf.tidy(() => inSteps(attention, gaussian(key(1), [1, 3, 4]), [1, 1, 1], 2));
    const numbers = Array.from(await y.data());
    expect(numbers.map(Number.isNaN)).toEqual(numbers.map((_, i) => i >= 8));
    y.dispose();
    attention.dispose();
  });

  test('is the same work on the same shapes at every step, and leaves nothing behind', async () => {
    const attention = multiHeadAttention(options);
    const x = gaussian(key(1), [2, 1, 4]);
    const start = attention.initialCache(2, 6);
    const { output, cache } = attention.step(x, start);
    const step = (from: AttentionCache) => () => {
      const next = attention.step(x, from);
      return [next.output, next.cache.key, next.cache.value, next.cache.position];
    };
    expect(countDispatches(step(cache))).toBe(countDispatches(step(start)));
    expect(cache.key.shape).toEqual(start.key.shape);
    expect(cache.value.shape).toEqual(start.value.shape);
    await expectNoLeak(step(cache));
    tf.dispose([x, output, { ...start }, { ...cache }]);
    attention.dispose();
  });

  test('of another batch is refused', () => {
    const attention = multiHeadAttention(options);
    const cache = attention.initialCache(3, 6);
    const x = tf.zeros([2, 1, 4]);
    expect(() => attention.step(x, cache)).toThrow(
      'multiHeadAttention.step: cache: expected shape [2,2,6,2]; got shape [3,2,6,2].',
    );
    tf.dispose([x, { ...cache }]);
    attention.dispose();
  });
});

test('keys and values made before give what the sequence itself does', async () => {
  const attention = multiHeadAttention({
    ...options,
    causal: false,
    keyFeatures: 3,
    valueFeatures: 3,
  });
  const [x, context] = [gaussian(key(1), [2, 3, 4]), gaussian(key(2), [2, 5, 3])];
  const [once, before] = tf.tidy(() => [
    attention.attend(x, context),
    attention.attend(x, attention.keysAndValues(context)),
  ]);
  await expectClose(before, once, 0);
  tf.dispose([x, context, once, before]);
  attention.dispose();
});

test('a mask of a triangle is what causal does', async () => {
  const x = gaussian(key(1), [2, 3, 4]);
  const [causal, open] = [
    multiHeadAttention(options),
    multiHeadAttention({ ...options, causal: false }),
  ];
  const [a, b] = tf.tidy(() => {
    const mask = tf.linalg.bandPart(tf.ones([3, 3]), -1, 0);
    return [causal.apply(x), open.attend(x, x, { mask })];
  });
  await expectClose(b, a, 1e-6);
  tf.dispose([x, a, b]);
  causal.dispose();
  open.dispose();
});

test('dropout takes weights away at random, and scales up the others', async () => {
  const [query, keys] = [gaussian(key(1), [2, 6, 4]), gaussian(key(2), [2, 8, 4])];
  const value = tf.tile(tf.expandDims(tf.eye(8), 0), [2, 1, 1]); // what comes out are the weights
  const weights = scaledDotProductAttention({ query, key: keys, value });
  const dropped = scaledDotProductAttention(
    { query, key: keys, value },
    { dropout: { rate: 0.5, key: key(3) } },
  );
  const [all, some] = [await weights.data<'float32'>(), await dropped.data<'float32'>()];
  const left = some.map((weight, i) => (weight === 0 ? 0 : weight / all[i]!));
  expect(left.every((each) => each === 0 || Math.abs(each - 2) < 1e-5)).toBe(true);
  const share = left.reduce((sum, each) => sum + each, 0) / left.length;
  expect(Math.abs(share - 1)).toBeLessThan(4 / Math.sqrt(left.length));
  tf.dispose([query, keys, value, weights, dropped]);
});

test('dropout is for training, and needs a key there', async () => {
  const attention = multiHeadAttention({ ...options, dropout: 0.5 });
  const plain = multiHeadAttention(options);
  const x = gaussian(key(1), [2, 3, 4]);
  const [evaluated, expected] = [attention.apply(x), plain.apply(x)];
  await expectClose(evaluated, expected, 0);
  const trained = [4, 4, 5].map((seed) => attention.apply(x, { train: true, key: key(seed) }));
  const [first, again, other] = await Promise.all(trained.map((y) => y.data()));
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(() => attention.apply(x, { train: true })).toThrow('multiHeadAttention.apply: key');
  expect(() => multiHeadAttention({ ...options, dropout: 1 })).toThrow(
    'multiHeadAttention: dropout: expected a probability below 1; got 1.',
  );
  tf.dispose([x, evaluated, expected, trained]);
  attention.dispose();
  plain.dispose();
});
