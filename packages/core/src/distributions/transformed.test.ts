import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, expectTypeOf, test } from 'vitest';
import { affine } from '../bijectors/affine.js';
import type { ForwardBijector } from '../bijectors/bijector.js';
import { exp } from '../bijectors/exp.js';
import { ordered } from '../bijectors/ordered.js';
import { reshape } from '../bijectors/reshape.js';
import { key } from '../random/key.js';
import { independent } from './independent.js';
import { logNormal } from './log-normal.js';
import { normal } from './normal.js';
import { transformed } from './transformed.js';

const base = normal({ loc: tf.tensor1d([0, 1]), scale: 0.5 });

test('the exponential of a normal is log-normal', async () => {
  const d = transformed(base, exp);
  const x = d.sample(key(0), [5]);
  const same = logNormal({ loc: base.loc, scale: base.scale });
  await expectClose(x, same.sample(key(0), [5]));
  await expectClose(d.logProb(x), same.logProb(x));
});

test('a map of numbers works on each part of a vector, one of vectors on all of it', async () => {
  const vectors = independent(base, 1);
  const d = transformed(vectors, exp);
  expect([d.batchShape, d.eventShape]).toEqual([[], [2]]);
  const x = d.sample(key(0), [3]);
  await expectClose(d.logProb(x), tf.sum(transformed(base, exp).logProb(x), -1));
  expect(transformed(vectors, reshape({ from: [2], to: [2, 1] })).eventShape).toEqual([2, 1]);
});

test('without an inverse there is no log probability but that of the samples', async () => {
  const { name, domainRank, codomainRank, forwardShape, forward } = exp;
  const oneWay: ForwardBijector = { name, domainRank, codomainRank, forwardShape, forward };
  const pushforward = transformed(base, oneWay);
  expectTypeOf(pushforward).not.toHaveProperty('logProb');
  expect('logProb' in pushforward).toBe(false);
  const { sample, logProb } = pushforward.sampleAndLogProb(key(0), [3]);
  await expectClose(logProb, transformed(base, exp).logProb(sample), 1e-4);
});

test('what does not fit is refused', () => {
  expect(() => transformed(base, ordered)).toThrow(
    'transformed: base: expected events of at least 1 axes, as Ordered takes; got Normal with event ' +
      'shape []. independent(base, rank) moves batch axes into the event.',
  );
  const wider = transformed(normal({ loc: 0, scale: 1 }), affine({ loc: tf.zeros([3]) }));
  expect(() => wider.sample(key(0))).toThrow(
    'transformed.sample: bijector: expected shape []; got shape [3]. Give the base the batch shape',
  );
});
