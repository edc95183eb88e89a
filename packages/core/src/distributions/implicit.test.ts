import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { key } from '../random/key.js';
import { besselExcess } from '../special/bessel-ratio.js';
import { implicitAngle } from '../special/implicit-angle.js';
import { implicitGamma } from '../special/implicit-gamma.js';
import { beta } from './beta.js';
import { gamma } from './gamma.js';
import goldens from './goldens/implicit.json' with { type: 'json' };
import { truncatedNormal } from './truncated-normal.js';
import { vonMises } from './von-mises.js';

/** Largest error relative to what is expected, and to 1e-6 of the largest. */
async function expectRelative(actual: Tensor, expected: readonly number[], most: number) {
  const got = await actual.data();
  const errors = expected.map((want, i) => Math.abs(got[i]! - want) / Math.abs(want));
  expect(Math.max(...errors)).toBeLessThan(most);
}

describe('implicit gradients are −∂F/∂θ / p at fixed quantiles', () => {
  test('of the logarithm of a gamma in its concentration', async () => {
    const { a, y, slope } = goldens.gamma;
    await expectRelative(implicitGamma(tf.tensor1d(a), tf.tensor1d(y)), slope, 2e-5);
  });

  test('of the second order in the concentration', async () => {
    const { a, y, ofA, ofY } = goldens.gamma;
    const [inA, inY] = tf.grads((p: Tensor, q: Tensor) => tf.sum(implicitGamma(p, q)))([
      tf.tensor1d(a),
      tf.tensor1d(y),
    ]);
    await expectRelative(inA!, ofA, 5e-4);
    await expectRelative(inY!, ofY, 5e-4);
  });

  test.for(goldens.angles)(
    'of the angle to a mean direction, $dimensions dimensions',
    async (each) => {
      const { kappa, angle, slope, dimensions } = each;
      const k = tf.tensor1d(kappa);
      const excess = besselExcess(dimensions / 2 - 1, k);
      await expectRelative(
        implicitAngle(k, tf.tensor1d(angle), excess, dimensions - 2),
        slope,
        1e-4,
      );
    },
  );
});

test('samples of tiny concentrations have finite gradients', async () => {
  const total = (a: Tensor): Tensor => {
    const fractions = beta({ alpha: a, beta: 1e-3 }).sample(key(1), [64]);
    return tf.sum(tf.add(fractions, gamma({ concentration: a, rate: 1 }).sample(key(0), [64])));
  };
  const gradient = await tf.grad(total)(tf.scalar(1e-3)).data();
  expect(Number.isFinite(gradient[0])).toBe(true);
});

test('second derivatives of samples have the mean of those of the moments', async () => {
  // E[x²] = a + a², whose second derivative is 2
  const meanSquare = (a: Tensor): Tensor =>
    tf.mean(tf.square(gamma({ concentration: a, rate: 1 }).sample(key(2), [20_000])));
  const second = tf.grad((a: Tensor) => tf.sum(tf.grad(meanSquare)(a)));
  await expectClose(second(tf.scalar(3)), 2, 0.03);
});

test('the mean resultant length of von Mises samples moves with the concentration', async () => {
  const kappa = tf.tensor1d([0.5, 4, 50]);
  const d = (k: Tensor) => vonMises({ loc: 0.5, concentration: k });
  const length = (k: Tensor): Tensor =>
    tf.mul(tf.sum(tf.cos(tf.sub(d(k).sample(key(3), [20_000]), 0.5))), 1 / 20_000);
  const exact = (k: Tensor): Tensor => tf.neg(tf.sum(besselExcess(0, k)));
  const ratio = tf.div(tf.grad(length)(kappa), tf.grad(exact)(kappa));
  await expectClose(ratio, [1, 1, 1], 0.05);
});

test('a truncated normal far in a tail has samples whose gradients are those of its mean', async () => {
  const make = (loc: Tensor) => truncatedNormal({ loc, scale: 1, low: 8 });
  const loc = tf.tensor1d([0, -4]);
  const estimated = tf.grad((at) => tf.mean(tf.mean(make(at).sample(key(4), [20_000]), 0)))(loc);
  const exact = tf.grad((at) => tf.mean(make(at).mean()))(loc);
  await expectClose(tf.div(estimated, exact), [1, 1], 0.05);
});
