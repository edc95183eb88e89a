import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { exp } from '../bijectors/exp.js';
import type { Distribution } from '../distributions/distribution.js';
import { lkjCholesky } from '../distributions/lkj-cholesky.js';
import * as core from '../index.js';
import goldens from './goldens/kl-pairs.json' with { type: 'json' };
import { closedFormKls, hasClosedFormKl, klDivergence } from './kl-divergence.js';

type Family = keyof typeof goldens.parameters;
type Numbers = Readonly<Record<string, tf.Tensor>>;

const make = (family: Family, parameters: Numbers): Distribution => {
  const name = `${family[0]!.toLowerCase()}${family.slice(1)}` as 'normal';
  return core[name](parameters as never);
};
const parametersOf = (family: Family): Numbers =>
  Object.fromEntries(
    Object.entries(goldens.parameters[family]).map(([name, values]) => [name, tf.tensor1d(values)]),
  );
const of = (family: Family): Distribution => make(family, parametersOf(family));

describe('of two families', () => {
  const cases = Object.entries(goldens.kl).map(([pair, kl]) => [pair, kl] as const);

  test.each(cases)('%s is the integral', async (pair, kl) => {
    const [p, q] = pair.split(', ') as [Family, Family];
    await expectClose(klDivergence(of(p), of(q)), kl.map(Number), 1e-5);
  });

  test('every pair is compared, but those with an exponential or a normal, which are elsewhere', () => {
    const crossed = closedFormKls().filter((pair) => {
      const [p, q] = pair.split(', ');
      const isElsewhere = ['Normal', 'Exponential'].includes(q!) && !(pair in goldens.kl);
      return p !== q && !isElsewhere && p !== 'Delta' && !(pair in goldens.kl);
    });
    expect(crossed).toEqual([
      'Bernoulli, Poisson',
      'UniformSphere, VonMisesFisher',
      'VonMisesFisher, UniformSphere',
    ]);
  });

  test('gradients are finite in the parameters of both, also beside what is infinite', async () => {
    for (const pair of Object.keys(goldens.kl)) {
      const [p, q] = pair.split(', ') as [Family, Family];
      const [ofP, ofQ] = [parametersOf(p), parametersOf(q)];
      const split = Object.keys(ofP).length;
      const named = (from: Numbers, list: tf.Tensor[]): Numbers =>
        Object.fromEntries(Object.keys(from).map((name, i) => [name, list[i]!]));
      const total = (...list: tf.Tensor[]): tf.Tensor => {
        const [first, second] = [named(ofP, list), named(ofQ, list.slice(split))];
        const kl = klDivergence(make(p, first), make(q, second));
        const unused = tf.addN(list.map((each) => tf.mul(tf.sum(each), 0)));
        return tf.add(tf.sum(tf.where(tf.isFinite(kl), kl, 0)), unused);
      };
      const gradients = tf.grads(total)([...Object.values(ofP), ...Object.values(ofQ)]);
      const values = await Promise.all(gradients.map((gradient) => gradient.data()));
      expect(values.flatMap((each) => [...each]).every(Number.isFinite), pair).toBe(true);
      tf.dispose(gradients);
    }
  });
});

test('a bernoulli lies as far from a Poisson as its two masses say', async () => {
  const kl = klDivergence(
    core.bernoulli({ probs: tf.tensor1d([0.25, 0]) }),
    core.poisson({ rate: 0.5 }),
  );
  const mass = (x: number, p: number, logQ: number): number =>
    x === 0 ? 0 : p * (Math.log(p) - logQ);
  const [none, one] = [-0.5, Math.log(0.5) - 0.5];
  await expectClose(kl, [mass(1, 0.75, none) + mass(1, 0.25, one), 0.5], 1e-6);
});

test('two half-Cauchys lie as far from each other as two Cauchys in one place', async () => {
  const [small, large] = [tf.tensor1d([0.5, 2]), tf.tensor1d([3, 2])];
  const halves = klDivergence(core.halfCauchy({ scale: small }), core.halfCauchy({ scale: large }));
  const wholes = [small, large].map((scale) => core.cauchy({ loc: 0, scale })) as [core.Cauchy, core.Cauchy]; // prettier-ignore
  await expectClose(halves, klDivergence(...wholes), 1e-6);
});

test('a uniform sphere is a von Mises–Fisher of concentration 0 for what it is compared with too', async () => {
  const loc = tf.tensor1d([0, 0.6, 0.8]);
  const [none, some] = [0, 4].map((concentration) => core.vonMisesFisher({ loc, concentration }));
  const sphere = core.uniformSphere({ dimensions: 3 });
  await expectClose(klDivergence(sphere, some!), klDivergence(none!, some!), 1e-5);
});

test('what has one value lies as far from masses as they are surprised', async () => {
  const value = tf.tensor1d([0, 1]);
  const q = core.poisson({ rate: tf.tensor1d([2, 3]) });
  await expectClose(klDivergence(core.delta({ value }), q), [2, 3 - Math.log(3)], 1e-6);
});

test('one bijector of two distributions changes nothing, another one does', () => {
  const [p, q] = [0, 1].map((loc) => core.normal({ loc, scale: 1 })) as [core.Normal, core.Normal];
  expect(hasClosedFormKl(core.transformed(p, exp), core.transformed(q, exp))).toBe(true);
  expect(hasClosedFormKl(core.transformed(p, exp), core.transformed(q, { ...exp }))).toBe(false);
  const other = lkjCholesky({ size: 2, concentration: 1 });
  expect(hasClosedFormKl(core.transformed(other, exp), core.transformed(other, exp))).toBe(false);
});
