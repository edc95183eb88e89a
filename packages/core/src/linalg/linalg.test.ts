import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import goldens from './goldens/linalg.json' with { type: 'json' };
import {
  bandPart,
  cholesky,
  choleskySolve,
  det,
  diagonalPart,
  eigh,
  inverse,
  lu,
  matrixExponential,
  qr,
  setDiagonal,
  slogdet,
  solve,
  svd,
  trace,
  triangularLogDet,
  triangularSolve,
} from './index.js';

const flat = (x: unknown): number[] => [x].flat(Infinity) as number[];
const swapped = (x: Tensor): Tensor => tf.transpose(x, [0, 2, 1]);

/** Square matrices and two right sides of sizes below, [2, n, n] and [2, n, 2]. */
const square = (n: number, count = 2): Tensor3D =>
  tf.tensor3d(wave([count, n, n], 1, 1.7), [count, n, n]);
const sides = (n: number, count = 2): Tensor3D =>
  tf.tensor3d(wave([count, n, 2], 2, 0.9), [count, n, 2]);
/** One matrix of more rows than columns, [1, 3, 2]. */
const tall = (): Tensor => tf.tensor(wave([1, 3, 2], 1, 1.7), [1, 3, 2]);
/** Symmetric positive definite matrices, [2, n, n]. */
const definite = (n: number, count = 2): Tensor =>
  tf.tidy(() => {
    const a = square(n, count);
    return tf.add(tf.matMul(a, a, false, true), tf.eye(n));
  });

describe('agrees with numpy', () => {
  const [a, b, s] = [goldens.a, goldens.b, goldens.s].map((x) => () => tf.tensor(x));
  test('cholesky', () => expectClose(cholesky(s!()), flat(goldens['cholesky(s)'])));
  test('solve', () => expectClose(solve(a!(), b!()), flat(goldens['solve(a, b)'])));
  test('inverse', () => expectClose(inverse(a!()), flat(goldens['inv(a)'])));
  test('det', () => expectClose(det(a!()), flat(goldens['det(a)'])));
  test('matrixExponential', () => expectClose(matrixExponential(a!()), flat(goldens['expm(a)'])));
  test('slogdet', async () => {
    const { sign, logAbsDet } = slogdet(a!());
    await expectClose(sign, goldens['slogdet(a).sign']);
    await expectClose(logAbsDet, goldens['slogdet(a).logAbsDet']);
  });

  test('on a Hilbert matrix, as far as float32 goes', async () => {
    const hilbert = tf.tensor(goldens.hilbert);
    await expectClose(cholesky(hilbert), flat(goldens['cholesky(hilbert)']), 1e-4);
    const { logAbsDet } = slogdet(hilbert);
    await expectClose(logAbsDet, goldens['slogdet(hilbert).logAbsDet'], 2e-3);
  });
});

/** 1, what is column by column, a block and a rest, halves, and halves of sizes that are padded. */
const sizes = [1, 2, 7, 19, 35];

describe.each(sizes)('of %i rows', (n) => {
  test('A = L Lᵀ, and x solves A x = b', async () => {
    const a = definite(n);
    const l = cholesky(a);
    await expectClose(tf.matMul(l, l, false, true), a, 1e-5 * n);
    await expectClose(bandPart(l, 1, Infinity), tf.zerosLike(l), 0);
    await expectClose(tf.matMul(a, choleskySolve(l, sides(n))), sides(n), 1e-4);
    await expectClose(tf.mul(2, triangularLogDet(l)), slogdet(a).logAbsDet, 1e-4);
  });

  test('P A = L U, and x solves A x = b', async () => {
    const a = definite(n);
    const { permutation, lower, upper } = lu(a);
    expect(permutation.dtype).toBe('int32');
    const orders = tf.unstack(permutation) as Tensor1D[];
    const permuted = tf.stack(tf.unstack(a).map((each, i) => tf.gather(each, orders[i]!)));
    await expectClose(tf.matMul(lower, upper), permuted, 1e-5 * n);
    expect((await tf.max(tf.abs(lower)).data())[0]).toBe(1);
    await expectClose(tf.matMul(a, solve(a, sides(n))), sides(n), 1e-4);
    const identity = tf.add(tf.zerosLike(a), tf.eye(n));
    await expectClose(tf.matMul(a, inverse(a)), identity, 1e-4);
  });

  test('triangular systems are solved whichever triangle, and transposed or not', async () => {
    const l = cholesky(definite(n));
    const upper = swapped(l);
    const garbage = tf.add(l, bandPart(tf.onesLike(l), 1, Infinity));
    const x = triangularSolve(garbage, sides(n));
    await expectClose(tf.matMul(l, x), sides(n), 1e-5);
    await expectClose(triangularSolve(upper, sides(n), { lower: false, transpose: true }), x, 1e-6);
    const y = triangularSolve(l, sides(n), { transpose: true });
    await expectClose(tf.matMul(upper, y), sides(n), 1e-5);
    await expectClose(triangularSolve(upper, sides(n), { lower: false }), y, 1e-6);
  });
});

test('a triangle of ones has an inverse of small numbers, exactly', async () => {
  const ones = bandPart(tf.ones([64, 64]), -Infinity, 0);
  const wanted = tf.sub(tf.eye(64), bandPart(tf.ones([64, 64]), -1, -1));
  await expectClose(triangularSolve(ones, tf.eye(64)), wanted, 0);
});

const atThree = (): Tensor => definite(3, 1);
const functions: readonly (readonly [string, (x: Tensor) => Tensor, () => Tensor])[] = [
  ['cholesky', cholesky, atThree],
  ['triangularSolve of T', (x) => triangularSolve(x, sides(3, 1)), atThree],
  [
    'triangularSolve of upper T',
    (x) => triangularSolve(x, sides(3, 1), { lower: false, transpose: true }),
    atThree,
  ],
  [
    'triangularSolve of b',
    (x) => triangularSolve(cholesky(definite(3, 1)), x, { transpose: true }),
    () => sides(3, 1),
  ],
  ['choleskySolve', (x) => choleskySolve(cholesky(x), sides(3, 1)), atThree],
  ['solve of A', (x) => solve(x, sides(3, 1)), atThree],
  ['solve of one A for many b', (x) => solve(x, sides(3)), () => atThree()],
  ['solve of b', (x) => solve(definite(3, 1), x), () => sides(3, 1)],
  ['inverse', inverse, atThree],
  ['slogdet', (x) => slogdet(x).logAbsDet, atThree],
  ['det', (x) => tf.div(det(x), 10), atThree],
  ['lu.lower', (x) => lu(x).lower, atThree],
  ['lu.upper', (x) => lu(x).upper, atThree],
  ['matrixExponential', (x) => matrixExponential(tf.mul(x, 0.3)), atThree],
  ['triangularLogDet', triangularLogDet, atThree],
  ['qr.q of tall', (x) => qr(x).q, () => tall()],
  ['qr.r of tall', (x) => qr(x).r, () => tall()],
  ['qr.q of wide', (x) => qr(swapped(x)).q, () => tall()],
  ['qr.r of wide', (x) => qr(swapped(x)).r, () => tall()],
  ['eigh.eigenvalues', (x) => eigh(x).eigenvalues, atThree],
  ['eigh.eigenvectors', (x) => eigh(x).eigenvectors, atThree],
  ['svd.u', (x) => svd(x).u, () => tall()],
  ['svd.s', (x) => svd(x).s, () => tall()],
  ['svd.v', (x) => svd(x).v, () => tall()],
  ['svd.v of wide', (x) => svd(swapped(x)).v, () => tall()],
  ['bandPart', (x) => bandPart(x, -1, 0), () => square(3, 1)],
  ['diagonalPart', diagonalPart, () => square(3, 1)],
  ['setDiagonal', (x) => setDiagonal(x, diagonalPart(tf.exp(x))), () => square(3, 1)],
];

/** A scalar function of f with a second derivative wherever f has a first. */
const weighted =
  (f: (x: Tensor) => Tensor) =>
  (x: Tensor): Tensor => {
    const y = f(x);
    return tf.mean(tf.mul(tf.square(y), tf.tensor(wave(y.shape, 1, 1.3), y.shape)));
  };

describe.each(functions)('%s', (_, f, at) => {
  test('has the right gradient', () => checkGradients(weighted(f), [at()]));
  // Along one direction, of one combination of the gradient's elements: a number of all of them.
  test('has the right second derivative', () => {
    const x = at();
    const direction = tf.tensor(wave(x.shape, 4, 2.1), x.shape);
    const slope = weighted((each) => tf.grad(weighted(f))(each));
    return checkGradients((t) => slope(tf.add(x, tf.mul(t, direction))), [tf.scalar(0)]);
  });
});

test.each(functions.filter(([, , at]) => at === atThree))(
  'the gradient of %s of a stack is that of each of its matrices',
  async (_, f) => {
    const both = definite(3);
    const pairing = (x: Tensor): Tensor => {
      const y = tf.square(f(x));
      const shape = [1, ...y.shape.slice(1)];
      return tf.sum(tf.mul(y, tf.tensor(wave(shape, 1, 1.3), shape)));
    };
    const [whole, parts] = tf.tidy(() => [
      tf.grad(pairing)(both),
      tf.concat(tf.split(both, 2).map((one) => tf.grad(pairing)(one))),
    ]);
    const scale = Math.max(...(await parts.data()).map(Math.abs));
    await expectClose(tf.div(whole, scale), tf.div(parts, scale), 1e-5);
  },
);

test('an empty batch has results of its shape', () => {
  const none = tf.zeros([3, 0, 2, 2]);
  const right = tf.zeros([0, 2, 5]);
  for (const f of [cholesky, inverse, (x: Tensor) => bandPart(x, 0, 0)]) {
    expect(f(none).shape).toEqual([3, 0, 2, 2]);
  }
  for (const f of [det, trace, triangularLogDet, (x: Tensor) => slogdet(x).sign]) {
    expect(f(none).shape).toEqual([3, 0]);
  }
  expect(diagonalPart(none).shape).toEqual([3, 0, 2]);
  expect(qr(none).q.shape).toEqual([3, 0, 2, 2]);
  expect(eigh(none).eigenvalues.shape).toEqual([3, 0, 2]);
  expect(svd(tf.zeros([0, 3, 2])).u.shape).toEqual([0, 3, 2]);
  expect(lu(none).permutation.shape).toEqual([3, 0, 2]);
  expect(solve(none, right).shape).toEqual([3, 0, 2, 5]);
  expect(triangularSolve(tf.eye(2), right).shape).toEqual([0, 2, 5]);
  expect(tf.grad(cholesky)(none).shape).toEqual([3, 0, 2, 2]);
});

test('one matrix serves many right sides, and batches broadcast', async () => {
  const a = tf.slice(definite(3), 0, 1);
  const b = tf.tensor(wave([4, 2, 3, 2], 0, 1), [4, 2, 3, 2]);
  const x = solve(tf.squeeze(a, [0]), b);
  expect(x.shape).toEqual([4, 2, 3, 2]);
  await expectClose(tf.matMul(tf.broadcastTo(a, [4, 2, 3, 3]), x), b, 1e-4);
  const l = cholesky(definite(3)); // [2, 3, 3]
  const y = triangularSolve(l, b);
  await expectClose(tf.matMul(tf.broadcastTo(l, [4, 2, 3, 3]), y), b, 1e-4);
  expect(solve(definite(3), tf.slice(sides(3), 0, 1)).shape).toEqual([2, 3, 2]);
});

test('a matrix that is not positive definite has NaN, and its neighbours do not', async () => {
  const bad = tf.tensor2d([[1, 2], [2, 1]]); // prettier-ignore
  const [first, second] = tf.unstack(cholesky(tf.stack([bad, tf.eye(2)])));
  expect((await first!.data()).some(Number.isNaN)).toBe(true);
  await expectClose(second!, tf.eye(2));
});

test('singular matrices have sign 0, determinant 0 and −∞', async () => {
  const singular = tf.stack([tf.zeros([3, 3]), tf.ones([3, 3]), tf.eye(3)]);
  const { sign, logAbsDet } = slogdet(singular);
  await expectClose(sign, [0, 0, 1]);
  await expectClose(logAbsDet, [-Infinity, -Infinity, 0]);
  await expectClose(det(singular), [0, 0, 1]);
  const { lower, upper } = lu(singular);
  await expectClose(tf.matMul(lower, upper), singular);
});

test('a permutation has the determinant of its parity', async () => {
  const even = tf.tensor2d([[0, 1, 0], [0, 0, 1], [1, 0, 0]]); // prettier-ignore
  const odd = tf.tensor2d([[0, 1, 0], [1, 0, 0], [0, 0, 1]]); // prettier-ignore
  await expectClose(det(tf.stack([even, odd])), [1, -1]);
});

test('the exponential of −A is the inverse of that of A, of any size', async () => {
  const a = tf.stack([0, 0.01, 1, 30].map((size) => tf.tensor2d([[0, -size], [size, 0]]))); // prettier-ignore
  const rotations = matrixExponential(a);
  const cosines = [0, 0.01, 1, 30].map(Math.cos);
  await expectClose(diagonalPart(rotations), cosines.flatMap((c) => [c, c]), 3e-5); // prettier-ignore
  await expectClose(
    tf.matMul(rotations, matrixExponential(tf.neg(a))),
    tf.add(a, tf.sub(tf.eye(2), a)),
    1e-4,
  );
  const decay = matrixExponential(tf.mul(tf.eye(2), -1000));
  await expectClose(decay, tf.zeros([2, 2]));
  expect((await matrixExponential(tf.mul(tf.eye(2), 1e4)).data()).some(Number.isNaN)).toBe(true);
});

test('diagonals and traces, rectangular ones too', async () => {
  const a = tf.tensor2d([[1, 2, 3], [4, NaN, 6]]); // prettier-ignore
  expect(Array.from(await diagonalPart(a).data())).toEqual([1, NaN]);
  await expectClose(diagonalPart(tf.tensor2d([[1], [2]])), [1]);
  await expectClose(trace(tf.stack([tf.eye(3), tf.ones([3, 3])])), [3, 3]);
  await expectClose(setDiagonal(tf.ones([2, 2]), tf.tensor1d([5, 6])), [5, 1, 1, 6]);
  await expectClose(bandPart(tf.ones([2, 3]), 0, 1), [1, 1, 0, 0, 1, 1]);
});

test('leaves no tensors behind', async () => {
  const a = definite(3);
  const b = sides(3);
  await expectNoLeak(() => [cholesky(a), solve(a, b), inverse(a), trace(a), bandPart(a, 0, 0)]);
  await expectNoLeak(() => ({ ...slogdet(a), ...lu(a), det: det(a) }));
  await expectNoLeak(() => [{ ...qr(a) }, { ...eigh(a) }, { ...svd(a) }, matrixExponential(a)]);
  await expectNoLeak(() => tf.grad((x: Tensor) => solve(x, b))(a));
});

test('what cannot be used is refused', () => {
  const wide = tf.zeros([2, 3]);
  expect(() => cholesky(wide)).toThrow(
    'cholesky: a: expected square matrices, shape [..., n, n]; got shape [2,3].',
  );
  expect(() => slogdet(tf.zeros([3]))).toThrow(
    'slogdet: a: expected matrices, shape [..., m, n] with m, n ≥ 1; got shape [3].',
  );
  expect(() => lu(tf.zeros([0, 0]))).toThrow('m, n ≥ 1; got shape [0,0]');
  expect(() => inverse(tf.zeros([2, 2], 'int32'))).toThrow('expected float32; got int32. Cast it.');
  expect(() => solve(tf.eye(3), tf.zeros([3]))).toThrow('solve: b: expected matrices');
  expect(() => triangularSolve(tf.eye(3), wide)).toThrow(
    'triangularSolve: b: expected as many rows as the matrices have, shape [..., 3, k]; got shape [2,3].',
  );
  expect(() => choleskySolve(tf.zeros([4, 2, 2]), tf.zeros([3, 2, 1]))).toThrow(
    'choleskySolve: b: expected a shape that broadcasts with [4]; got shape [3].',
  );
  expect(() => eigh(wide)).toThrow('eigh: a: expected square matrices');
  expect(() => matrixExponential(wide)).toThrow('matrixExponential: a: expected square matrices');
  expect(() => qr(tf.zeros([3]))).toThrow('qr: a: expected matrices');
  expect(() => svd(tf.zeros([3]))).toThrow('svd: a: expected matrices');
  expect(() => setDiagonal(tf.eye(2), tf.zeros([3]))).toThrow(
    'setDiagonal: diagonal: expected shape [2]; got shape [3].',
  );
});
