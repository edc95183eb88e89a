import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose } from '@gen/test-utils';
import { broadcastShape } from '../broadcast-shape.js';
import { key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { bernoulli } from './bernoulli.js';
import { beta } from './beta.js';
import { binomial } from './binomial.js';
import { cauchy } from './cauchy.js';
import type { Distribution } from './distribution.js';
import { exponential } from './exponential.js';
import { gamma } from './gamma.js';
import { geometric } from './geometric.js';
import { gumbel } from './gumbel.js';
import { halfCauchy } from './half-cauchy.js';
import { halfNormal } from './half-normal.js';
import { independent } from './independent.js';
import { inverseGamma } from './inverse-gamma.js';
import { kumaraswamy } from './kumaraswamy.js';
import { laplace } from './laplace.js';
import { logNormal } from './log-normal.js';
import { logistic } from './logistic.js';
import { normal } from './normal.js';
import { pareto } from './pareto.js';
import { poisson } from './poisson.js';
import { rayleigh } from './rayleigh.js';
import { studentT } from './student-t.js';
import { vonMises } from './von-mises.js';
import { weibull } from './weibull.js';

/** Makes a distribution of a number anywhere and of two numbers above 0, as far as it takes them. */
type Make = (loc: Tensor, first: Tensor, second: Tensor) => Distribution;

const makers: Readonly<Record<string, Make>> = {
  bernoulli: (logits) => bernoulli({ logits }),
  beta: (_, alpha, second) => beta({ alpha, beta: second }),
  binomial: (logits) => binomial({ logits, total: 7 }),
  cauchy: (loc, scale) => cauchy({ loc, scale }),
  exponential: (_, rate) => exponential({ rate }),
  gamma: (_, concentration, rate) => gamma({ concentration, rate }),
  geometric: (logits) => geometric({ logits }),
  gumbel: (loc, scale) => gumbel({ loc, scale }),
  halfCauchy: (_, scale) => halfCauchy({ scale }),
  halfNormal: (_, scale) => halfNormal({ scale }),
  inverseGamma: (_, concentration, scale) => inverseGamma({ concentration, scale }),
  kumaraswamy: (_, alpha, second) => kumaraswamy({ alpha, beta: second }),
  laplace: (loc, scale) => laplace({ loc, scale }),
  logNormal: (loc, scale) => logNormal({ loc, scale }),
  logistic: (loc, scale) => logistic({ loc, scale }),
  normal: (loc, scale) => normal({ loc, scale }),
  pareto: (_, concentration, scale) => pareto({ concentration, scale }),
  poisson: (_, rate) => poisson({ rate }),
  rayleigh: (_, scale) => rayleigh({ scale }),
  studentT: (loc, degreesOfFreedom, scale) => studentT({ loc, degreesOfFreedom, scale }),
  vonMises: (loc, concentration) => vonMises({ loc, concentration }),
  weibull: (_, concentration, scale) => weibull({ concentration, scale }),
};

/** A shape, and two that broadcast to it: some axes of size 1, and leading ones left off. */
const shapes = fc
  .array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 })
  .chain((whole) => fc.tuple(fc.constant(whole), partOf(whole), partOf(whole)));

const partOf = (whole: number[]): fc.Arbitrary<number[]> =>
  fc
    .tuple(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.nat({ max: whole.length }))
    .map(([single, left]) => whole.slice(left).map((size, i) => (single[i] ? 1 : size)));

const cases = fc.record({
  name: fc.constantFrom(...Object.keys(makers)),
  shapes,
  sample: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  at: fc.integer({ min: -3, max: 3 }),
  size: fc.constantFrom(0.5, 1, 2.5),
  seed: fc.nat(),
});

/** Values around a start, none of them the same. */
const around = (start: number, shape: Shape): Tensor => {
  const size = tf.util.sizeFromShape([...shape]);
  return tf.reshape(tf.mul(start, tf.add(1, tf.mul(tf.range(0, size), 1 / 16))), [...shape]);
};

test('shapes broadcast, and samples are as probable as their parts', async () => {
  const property = fc.asyncProperty(cases, async (given) => {
    const [loc, first, second] = given.shapes;
    const batch = [loc, first, second].reduce<Shape>((a, b) => broadcastShape(a, b)!, []);
    const numbers = [around(given.at / 2, loc), around(given.size, first), around(1.5, second)];
    const d = makers[given.name]!(numbers[0]!, numbers[1]!, numbers[2]!);
    expect(broadcastShape(d.batchShape, batch)).toEqual(batch);

    const x = d.sample(key(given.seed), given.sample);
    expect(x.shape).toEqual([...given.sample, ...d.batchShape]);
    const logProb = d.logProb(x);
    expect(logProb.shape).toEqual(x.shape);
    const values = await logProb.data();
    expect(Array.from(values).filter((value) => !Number.isFinite(value))).toEqual([]);

    const rank = d.batchShape.length;
    const whole = independent(d, rank).logProb(x);
    const axes = Array.from({ length: rank }, (_, i) => i - rank);
    await expectClose(whole, rank === 0 ? logProb : tf.sum(logProb, axes), 1e-5);
    tf.dispose([numbers, x, logProb, whole]);
  });
  await fc.assert(property, { numRuns: tf.getBackend() === 'webgpu' ? 40 : 150, seed: 1 });
});
