import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { affine } from '../bijectors/affine.js';
import { debugChecks, setDebug } from '../debug/debug-check.js';
import { key } from '../random/key.js';
import type { HasCdf, HasMean, Reparameterized } from './distribution.js';
import { exponential } from './exponential.js';
import { independent } from './independent.js';
import { mixtureSameFamily } from './mixture-same-family.js';
import { mixture } from './mixture.js';
import { normal } from './normal.js';
import { transformed } from './transformed.js';

const logits = tf.tensor1d([0, 1]);
const components = normal({ loc: tf.tensor1d([-1, 2]), scale: 0.5 });

test('two ways to say the same agree', async () => {
  const probs = tf.softmax(logits);
  const parts = [normal({ loc: -1, scale: 0.5 }), normal({ loc: 2, scale: 0.5 })] as const;
  const [one, other] = [mixtureSameFamily({ logits, components }), mixture({ probs, components: parts })]; // prettier-ignore
  const x = tf.linspace(-40, 40, 20);
  await expectClose(one.logProb(x), other.logProb(x));
  await expectClose(one.logCdf(x), other.logCdf(x));
  await expectClose(one.variance(), other.variance());
});

test('a component of no weight adds nothing, and has finite gradients', async () => {
  const d = (probs: tf.Tensor) => mixtureSameFamily({ probs, components });
  const probs = tf.tensor1d([1, 0]);
  await expectClose(
    d(probs).logProb(tf.tensor1d([2])),
    tf.slice(components.logProb(tf.scalar(2)), 0, 1),
  );
  const gradient = tf.grad((p) => tf.sum(d(p).logProb(tf.tensor1d([2, -1]))))(probs);
  expect(Array.from(await gradient.data()).every(Number.isFinite)).toBe(true);
});

test('capabilities are those that all components have', () => {
  const smooth = mixtureSameFamily({ logits, components });
  expectTypeOf(smooth).toExtend<HasCdf & HasMean & Reparameterized>();
  expect(smooth.reparameterized).toBe('implicit');
  const vectors = mixtureSameFamily({
    logits,
    components: independent(normal({ loc: tf.zeros([2, 3]), scale: 1 }), 1),
  });
  expectTypeOf(vectors).not.toExtend<Reparameterized>();
  expect('reparameterized' in vectors || 'cdf' in vectors).toBe(false);
  const standard = normal({ loc: 0, scale: 1 });
  const mixed = mixture({
    logits,
    components: [transformed(standard, affine({ scale: -2 })), standard],
  });
  expectTypeOf(mixed).not.toExtend<HasCdf>();
  expect('cdf' in mixed || 'mean' in mixed).toBe(false);
});

test('what does not fit is refused', () => {
  const three = normal({ loc: tf.zeros([3]), scale: 1 });
  expect(() => mixtureSameFamily({ logits, components: three })).toThrow(
    'mixtureSameFamily: components: expected a batch shape [..., 2] for weights of shape [2]; got ' +
      'shape [3].',
  );
  const shared = normal({ loc: tf.zeros([1, 2]), scale: 1 });
  expect(() => mixtureSameFamily({ logits: tf.zeros([4, 2]), components: shared })).toThrow(
    'mixtureSameFamily: components: expected a batch shape that [4] ends with; got shape [1].',
  );
  expect(() => mixture({ logits, components: [three] })).toThrow(
    'mixture: components: expected as many as there are weights, of shape [2]; got 1.',
  );
});

describe('debug mode', () => {
  beforeEach(() => setDebug(true));
  afterEach(() => setDebug(false));

  test('lets an event lie outside the support of one component', async () => {
    const parts = [normal({ loc: 0, scale: 1 }), exponential({ rate: 1 })] as const;
    const d = mixture({ logits, components: parts });
    expect((await d.logProb(tf.scalar(-1)).data())[0]).toBeLessThan(0);
    await debugChecks();
    expect(d.sample(key(0), [3]).shape).toEqual([3]);
  });
});
