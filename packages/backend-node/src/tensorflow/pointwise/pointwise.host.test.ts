import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import { compile } from '@gen/core/compile';
import { pointwise, type Pointwise } from '@gen/core/kernels';
import { expectNoLeak } from '@gen/test-utils';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackend } from '../../node-backend.js';
import type { TensorflowBackend } from '../backend.js';
import { findAddons } from '../find-addons.js';
import { findPackage } from '../find-package.js';
import { writeProgram } from './write-program.js';

const found = findPackage();
const has = found !== undefined && findAddons(found).length > 0;

const edges = [0, -0, 1, -1, 0.5, -0.5, 2.5, -2.5, 1e-7, -1e-7, 88.5, -88.5, 3e38, -3e38];
const numbers = [...edges, ...Array.from({ length: 600 }, (_, i) => 30 * Math.sin(i) ** 5)];
const special = [Infinity, -Infinity, NaN];
const programOf = (of: Pointwise<tf.Tensor[]>, ...xs: tf.Tensor[]): string | undefined =>
  writeProgram(tf.backend() as TensorflowBackend, of, xs);

type Truth = boolean | number;
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const ofOne: Readonly<Record<string, [Pointwise<[tf.Tensor]>, (x: number) => Truth]>> = {
  abs: [tf.abs, Math.abs],
  ceil: [tf.ceil, Math.ceil],
  exp: [tf.exp, Math.exp],
  expm1: [tf.expm1, Math.expm1],
  floor: [tf.floor, Math.floor],
  isFinite: [(x) => tf.cast(tf.isFinite(x), 'float32'), Number.isFinite],
  isInf: [(x) => tf.cast(tf.isInf(x), 'float32'), (x) => Math.abs(x) === Infinity],
  isNaN: [(x) => tf.cast(tf.isNaN(x), 'float32'), Number.isNaN],
  log: [tf.log, Math.log],
  log1p: [tf.log1p, Math.log1p],
  neg: [tf.neg, (x) => -x],
  reciprocal: [tf.reciprocal, (x) => 1 / x],
  relu: [tf.relu, (x) => (x < 0 ? 0 : x)],
  rsqrt: [tf.rsqrt, (x) => 1 / Math.sqrt(x)],
  sigmoid: [tf.sigmoid, (x) => 1 / (1 + Math.exp(-x))],
  sign: [tf.sign, Math.sign],
  softplus: [tf.softplus, softplus],
  sqrt: [tf.sqrt, Math.sqrt],
  square: [tf.square, (x) => x * x],
};

const truth =
  (of: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): Pointwise<[tf.Tensor, tf.Tensor]> =>
  (a, b) =>
    tf.cast(of(a, b), 'float32');
type OfTwo = [Pointwise<[tf.Tensor, tf.Tensor]>, (a: number, b: number) => Truth];
const isBig = (x: tf.Tensor): tf.Tensor => tf.greater(x, 1);
const ofTwo: Readonly<Record<string, OfTwo>> = {
  add: [tf.add, (a, b) => a + b],
  and: [truth((a, b) => tf.logicalAnd(isBig(a), isBig(b))), (a, b) => a > 1 && b > 1],
  div: [tf.div, (a, b) => a / b],
  equal: [truth(tf.equal), (a, b) => a === b],
  greater: [truth(tf.greater), (a, b) => a > b],
  greaterEqual: [truth(tf.greaterEqual), (a, b) => a >= b],
  less: [truth(tf.less), (a, b) => a < b],
  lessEqual: [truth(tf.lessEqual), (a, b) => a <= b],
  maximum: [tf.maximum, Math.max],
  minimum: [tf.minimum, Math.min],
  mul: [tf.mul, (a, b) => a * b],
  neither: [
    truth((a, b) => tf.logicalNot(tf.logicalOr(isBig(a), isBig(b)))),
    (a, b) => !(a > 1 || b > 1),
  ],
  notEqual: [truth(tf.notEqual), (a, b) => a !== b],
  squaredDifference: [tf.squaredDifference, (a, b) => (a - b) ** 2],
  sub: [tf.sub, (a, b) => a - b],
  'two of them': [
    (a, b) => tf.where(tf.less(a, b), a, tf.where(isBig(a), 7, b)),
    (a, b) => (a < b ? a : a > 1 ? 7 : b),
  ],
};

/** Within four units in the last place, or of the least float32 that is normal. */
function expectNear(got: ArrayLike<number>, expected: readonly number[]): void {
  expect(got.length).toBe(expected.length);
  const wrong = expected.flatMap((value, i) => {
    const [a, b] = [got[i]!, Math.fround(value)];
    const isNear = Object.is(a, b) || Math.abs(a - b) <= Math.max(5e-7 * Math.abs(b), 1.2e-38);
    return isNear ? [] : [`${i}: ${a} for ${b}`];
  });
  expect(wrong).toEqual([]);
}

describe.runIf(has)('Pointwise functions on TensorFlow', () => {
  beforeAll(async () => {
    await use(nodeBackend({ prefer: 'tensorflow' }));
  });

  test.each(Object.entries(ofOne))('%s in a program is that of mathematics', async (_, [of, f]) => {
    const values = Array.from(Float32Array.from([...numbers, ...special]));
    const x = tf.tensor1d(values);
    expect(programOf(of as Pointwise<tf.Tensor[]>, x)).toBeDefined();
    const y = pointwise(of, [x]);
    expectNear(
      await y.data(),
      values.map((value) => Number(f(value))),
    );
    tf.dispose([x, y]);
  });

  test.each(Object.entries(ofTwo))('%s in a program is that of mathematics', async (_, [of, f]) => {
    const some = Array.from(Float32Array.from([...numbers.slice(0, 40), ...special]));
    const pairs = some.flatMap((a) => some.map((b) => [a, b] as const));
    const [a, b] = [0, 1].map((i) => tf.tensor1d(pairs.map((pair) => pair[i]!)));
    expect(programOf(of as Pointwise<tf.Tensor[]>, a!, b!)).toBeDefined();
    const all = pointwise(of, [a!, b!]);
    expectNear(
      await all.data(),
      pairs.map(([x, y]) => Number(f(x, y))),
    );
    const number = tf.tensor([2.5], [1, 1]);
    const [first, second] = [pointwise(of, [number, a!]), pointwise(of, [a!, number])];
    expectNear(
      await first.data(),
      pairs.map(([x]) => Number(f(2.5, x))),
    );
    expectNear(
      await second.data(),
      pairs.map(([x]) => Number(f(x, 2.5))),
    );
    tf.dispose([a!, b!, all, number, first, second]);
  });

  const blend: Pointwise<[tf.Tensor, tf.Tensor, tf.Tensor]> = (a, b, c) => {
    const t = tf.sigmoid(tf.mul(tf.sub(a, b), 3));
    const kept = tf.add(tf.mul(t, tf.log1p(tf.abs(c))), tf.mul(tf.sub(1, t), tf.mul(b, b)));
    return tf.where(
      tf.less(a, tf.onesLike(b)),
      kept,
      tf.mul(tf.add(kept, a), tf.log(tf.square(b))),
    );
  };
  const ramp = (...shape: number[]): tf.Tensor =>
    tf.reshape(tf.add(tf.sin(tf.range(1, 1 + tf.util.sizeFromShape(shape))), 1.5), shape);
  // Of one number, one block, several, several threads; and of rows that repeat, for which there is no program.
  const shapes = [
    [[], [1], []],
    [[7], [], [7]],
    [[2, 3], [1, 1], [1]],
    [[1, 1, 1], [3, 2], []],
    [[513], [513], [1]],
    [[1001, 601], [], [1001, 601]],
    [[4, 3], [3], [4, 1]],
    [[0], [], [0]],
  ] as const;
  test.each(shapes)('of shapes %o, %o and %o are what their ops give', async (...given) => {
    const xs = given.map((shape) => ramp(...shape)) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [got, expected] = [pointwise(blend, xs), tf.tidy(() => blend(...xs))];
    expect(got.shape).toEqual(expected.shape);
    const values = await expected.data();
    if (values.length < 1e5) expectNear(await got.data(), Array.from(values));
    else expect((await tf.max(tf.abs(tf.sub(got, expected))).data())[0]).toBeLessThan(5e-6);
  });

  test('that do more than numbers by themselves have no program, and are computed', async () => {
    const x = ramp(5);
    const noise = ramp(5);
    const functions: Pointwise<tf.Tensor[]>[] = [
      (a) => tf.sub(a!, tf.sum(a!)),
      (a) => tf.reverse(a!),
      (a) => tf.add(a!, noise),
      (a) => tf.add(a!, [1, 2, 3, 4, 5]),
      (a) => a!,
    ];
    for (const of of functions) {
      expect(programOf(of, x)).toBeUndefined();
      const [got, expected] = [pointwise((a: tf.Tensor) => tf.add(of(a), 0), [x]), of(x)];
      expectNear(await got.data(), Array.from(await expected.data()));
    }
    expect(() => pointwise((a: tf.Tensor) => tf.add(a, tf.zeros([2])), [x])).toThrow(
      'Incompatible',
    );
  });

  test('take one tensor for two arguments, and then two tensors', async () => {
    const [x, y] = [ramp(5), tf.add(ramp(5), 1)];
    const of: Pointwise<[tf.Tensor, tf.Tensor]> = (a, b) => tf.sub(a, tf.mul(b, 2));
    for (const [a, b] of [
      [x, x],
      [x, y],
      [y, y],
      [y, x],
    ] as const) {
      const [got, expected] = [pointwise(of, [a, b]), of(a, b)];
      expectNear(await got.data(), Array.from(await expected.data()));
    }
  });

  test('give the same bits in a recorded step, and leave nothing behind', async () => {
    const x = ramp(600);
    const y = tf.scalar(0.7);
    const step = compile((a: tf.Tensor, b: tf.Tensor) => pointwise(blend, [a, b, a]));
    const [eager, first, again] = [pointwise(blend, [x, y, x]), step(x, y), step(x, y)];
    expect(await first.data()).toEqual(await eager.data());
    expect(await again.data()).toEqual(await eager.data());
    await expectNoLeak(() => {
      pointwise((a: tf.Tensor) => blend(a, y, a), [x]).dispose();
    });
    step.dispose();
  });
});
