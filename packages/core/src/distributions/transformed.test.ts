import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { affine } from '../bijectors/affine.js';
import type { ForwardBijector } from '../bijectors/bijector.js';
import { boxCox } from '../bijectors/box-cox.js';
import { chain } from '../bijectors/chain.js';
import { exp } from '../bijectors/exp.js';
import { invert } from '../bijectors/invert.js';
import { ordered } from '../bijectors/ordered.js';
import { reshape } from '../bijectors/reshape.js';
import { sigmoid } from '../bijectors/sigmoid.js';
import { softplus } from '../bijectors/softplus.js';
import { softsign } from '../bijectors/softsign.js';
import { tanh } from '../bijectors/tanh.js';
import { validate } from '../debug/validate.js';
import { key } from '../random/key.js';
import type { HasIcdf, HasLogSurvival, HasSupport } from './distribution.js';
import { independent } from './independent.js';
import { logNormal } from './log-normal.js';
import { normal } from './normal.js';
import { transformed } from './transformed.js';
import { uniform } from './uniform.js';
import { uniformSphere } from './uniform-sphere.js';

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

describe('under a map that grows', () => {
  const wide = normal({ loc: tf.tensor1d([0, 1]), scale: 2 });

  test('tails are those of what is mapped, and nothing beyond the image', async () => {
    const d = transformed(wide, sigmoid);
    const y = tf.tensor2d([[-1, 0], [0.25, 0.25], [1, 2]]); // prettier-ignore
    const x = tf.tensor1d([Math.log(1 / 3)]);
    await expectClose(tf.slice(d.logCdf(y), 1, 1), tf.reshape(wide.logCdf(x), [1, 2]), 1e-5);
    await expectClose(tf.gather(d.cdf(y), [0, 2]), [0, 0, 1, 1], 0);
    await expectClose(tf.gather(d.logSurvival(y), [0, 2]), [0, 0, -Infinity, -Infinity], 0);
    await expectClose(tf.gather(d.logProb(y), [0, 2]), tf.fill([2, 2], -Infinity));
  });

  test.each([
    ['exp', exp, [-1, 0]],
    ['softplus', softplus, [-1, 0]],
    ['sigmoid', sigmoid, [-1, 0, 1, 2]],
    ['tanh', tanh, [-2, -1, 1, 2]],
    ['softsign', softsign, [-2, -1, 1, 2]],
    ['exp, boxCox', chain([exp, boxCox({ lambda: 0.5 })]), [-3, -2]],
    ['exp twice', chain([exp, exp]), [0, 1]],
  ] as const)(
    'what %s gives for nothing has log probability −∞, and finite gradients',
    async (_, map, beyond) => {
      const y = tf.tensor1d([...beyond, ...beyond]);
      const logProb = (loc: tf.Tensor, at: tf.Tensor): tf.Tensor =>
        transformed(normal({ loc, scale: 1 }), map).logProb(at);
      await expectClose(logProb(tf.scalar(0), y), tf.fill(y.shape, -Infinity));
      const [ofLoc, ofY] = tf.grads((loc, at) => {
        const all = logProb(loc!, at!);
        return tf.sum(tf.where(tf.isFinite(all), all, 0));
      })([tf.scalar(0), y]) as [tf.Tensor, tf.Tensor];
      await expectClose(ofLoc, 0, 0);
      await expectClose(ofY, tf.zerosLike(y), 0);
    },
  );

  test('a vector with one part outside the image is outside', async () => {
    const d = transformed(independent(wide, 1), exp);
    await expectClose(d.logProb(tf.tensor2d([[1, -1], [0, 0]])), [-Infinity, -Infinity]); // prettier-ignore
  });

  test('the support is the image of that of the base', async () => {
    const d = transformed(uniform({ low: tf.tensor1d([-1, 0]), high: 1 }), exp);
    const inside = tf.tensor1d([Math.exp(-0.5), Math.E - 1e-6]);
    await expectNoLeak(() => validate(d, inside));
    await expect(validate(d, tf.tensor1d([0.5, 0.5]))).rejects.toThrow(
      'validate: x: expected an image under Exp of a number from low to 1; got 0.5 at [1]',
    );
    const boxed = transformed(logNormal({ loc: 0, scale: 1 }), boxCox({ lambda: 0.5 }));
    await expectClose(boxed.logProb(tf.tensor1d([-3, -2.5])), [-Infinity, -Infinity]);
    const x = d.support.bijector.forward(tf.tensor1d([-3, 3])).value;
    await validate(d, x);
  });

  test('quantiles and supports are in the type where the map grows, and else not', () => {
    const grows = transformed(wide, chain([exp, invert(exp)]));
    expectTypeOf(grows).toExtend<HasIcdf & HasLogSurvival & HasSupport>();
    const turns = transformed(wide, affine({ scale: -1 }));
    expectTypeOf(turns).not.toHaveProperty('cdf');
    expect(['cdf', 'icdf', 'support'].filter((name) => name in turns)).toEqual([]);
    expectTypeOf(transformed(uniformSphere({ dimensions: 2 }), exp)).not.toHaveProperty('cdf');
  });
});
