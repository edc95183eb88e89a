import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { binaryUnits } from './binary-units.js';
import { categoricalUnits } from './categorical-units.js';
import { countUnits, type CountUnits } from './count-units.js';
import { gaussianUnits } from './gaussian-units.js';
import { noisyReluUnits } from './noisy-relu-units.js';
import { spinUnits } from './spin-units.js';
import { truncatedExponentialUnits } from './truncated-exponential-units.js';
import { truncatedGaussianUnits } from './truncated-gaussian-units.js';
import type { EnumerableUnits, SamplingUnits, UnitParameters, Units } from './units.js';

/** All states of a layer, or points of a quadrature, and the logarithms of what each stands for. */
interface Space {
  readonly x: Tensor;
  readonly logVolume: Tensor;
}

interface UnitsCase {
  readonly make: () => Units;
  readonly space: (units: Units) => Space;
  /** A state of what the draws keep something of. */
  readonly from?: () => Tensor;
}

const enumerated = (units: Units): Space => {
  const x = (units as EnumerableUnits).states();
  return { x, logVolume: tf.zeros([x.shape[0]!]) };
};

/** Simpson's rule in the plane. */
const plane = (low: number, high: number, pieces: number) => (): Space => {
  const width = (high - low) / pieces;
  const weight = (i: number): number =>
    (width / 3) * (i === 0 || i === pieces ? 1 : i % 2 === 1 ? 4 : 2);
  const nodes = Array.from({ length: pieces + 1 }, (_, i) => [low + i * width, weight(i)] as const);
  const pairs = nodes.flatMap(([x, w]) => nodes.map(([y, v]) => [x, y, Math.log(w * v)] as const));
  return {
    x: tf.tensor2d(pairs.map(([x, y]) => [x, y])),
    logVolume: tf.tensor1d(pairs.map(([, , volume]) => volume)),
  };
};

/** What masses and densities are taken with respect to, in logarithms. */
const measureOf = (units: Units, x: Tensor): Tensor =>
  (units as Partial<CountUnits>).logBaseMeasure?.(x) ?? tf.zeros([x.shape[0]!]);

const threeWords = (units: Units): Space => {
  const x = tf.tensor2d([3, 0, 2, 1, 1, 2, 0, 3], [4, 2]);
  return { x, logVolume: measureOf(units, x) };
};

const cases: Readonly<Record<string, UnitsCase>> = {
  binary: { make: () => binaryUnits(2), space: enumerated },
  spin: { make: () => spinUnits(2), space: enumerated },
  categorical: { make: () => categoricalUnits(2, 3), space: enumerated },
  count: { make: () => countUnits(2, { total: 3 }), space: threeWords },
  'count of a given total': {
    make: () => countUnits(2),
    space: threeWords,
    from: () => tf.tensor2d([[1, 2]]),
  },
  Gaussian: { make: () => gaussianUnits(2), space: plane(-12, 12, 120) },
  'truncated Gaussian': {
    make: () => truncatedGaussianUnits(2, { low: -0.5, high: 1 }),
    space: plane(-0.5, 1, 40),
  },
  'truncated exponential': {
    make: () => truncatedExponentialUnits(2, { low: -0.5, high: 1 }),
    space: plane(-0.5, 1, 40),
  },
};

/** Parameters that are different everywhere. */
function parametersOf(units: SamplingUnits, seed = 1): UnitParameters {
  const entries = Object.entries(units.init()).map(
    ([name, start], i) =>
      [name, tf.add(start, tf.mul(gaussian(key(100 * seed + i), start.shape), 0.6))] as const,
  );
  return Object.fromEntries(entries);
}

const inputOf = ({ size }: SamplingUnits, rows = 3): Tensor => gaussian(key(2), [rows, size]);

/** a·s(x) − u(x) of every state given every input, `[inputs, states]`. */
function exponents(
  units: Units,
  p: UnitParameters,
  input: Tensor,
  { x, logVolume }: Space,
): Tensor {
  const told = tf.matMul(input as tf.Tensor2D, units.statistics(x, p) as tf.Tensor2D, false, true);
  return tf.add(tf.sub(told, units.selfEnergy(x, p)), logVolume);
}

describe.each(Object.entries(cases))('%s units', (_name, { make, space, from: makeFrom }) => {
  const setUp = () => {
    const units = make();
    const [p, input, all] = [parametersOf(units), inputOf(units), space(units)];
    return { units, p, input, all, from: makeFrom?.() };
  };

  test('log Z is the sum over states, and mean and conditional are its shares', async () => {
    const { units, p, input, all, from } = setUp();
    const logits = exponents(units, p, input, all);
    const logZ = units.logNormalizer(input, p, from);
    await expectClose(logZ, tf.logSumExp(logits, 1), 2e-5);
    const shares = tf.softmax(logits) as tf.Tensor2D;
    await expectClose(units.mean(input, p, from), tf.matMul(shares, all.x as tf.Tensor2D), 2e-5);
    const conditional = units.conditional(input, p, from);
    expect([conditional.batchShape, conditional.eventShape]).toEqual([[3], [units.size]]);
    await expectClose(conditional.mean(), units.mean(input, p, from));
    const count = Math.min(all.x.shape[0]!, 50);
    const few = tf.slice(all.x, [0, 0], [count, units.size]);
    const logMeasure = measureOf(units, few);
    const exponent = exponents(units, p, input, { x: few, logVolume: logMeasure });
    const logProb = tf.transpose(tf.sub(exponent, tf.expandDims(logZ, 1))); // [states, inputs]
    await expectClose(conditional.logProb(tf.expandDims(few, 1)), logProb, 1e-4);
  });

  test('the statistics of the mean are the gradient of log Z', async () => {
    const { units, p, input, from } = setUp();
    const gradient = tf.grad((a) => tf.sum(units.logNormalizer(a, p, from)))(input);
    await expectClose(units.statistics(units.mean(input, p, from), p), gradient, 2e-5);
  });

  test('gradients in the parameters equal automatic ones', async () => {
    const { units, p, input, from } = setUp();
    const x = from ? tf.tile(from, [3, 1]) : units.sample(key(3), input, p);
    const weights = tf.tensor1d([0.5, -0.75, 1]);
    const rows = { input: () => input, weights };
    const energy = (q: UnitParameters): Tensor =>
      tf.sub(units.selfEnergy(x, q), tf.sum(tf.mul(input, units.statistics(x, q)), -1));
    const free = (q: UnitParameters): Tensor => tf.neg(units.logNormalizer(input, q, from));
    const names = Object.keys(p);
    const gradient = (f: (q: UnitParameters) => Tensor): Tensor[] =>
      tf.grads((...values) =>
        tf.sum(tf.mul(weights, f(Object.fromEntries(names.map((name, i) => [name, values[i]!]))))),
      )(Object.values(p));
    const [ofEnergy, ofFree] = [gradient(energy), gradient(free)];
    const mean = units.mean(input, p, from);
    for (const [i, name] of names.entries()) {
      await expectClose(units.energyGradient(x, p, rows)[name]!, ofEnergy[i]!);
      await expectClose(units.freeEnergyGradient(mean, p, rows)[name]!, ofFree[i]!, 1e-4);
    }
  });

  test('draws have the moments of the states', async () => {
    const { units, p, input, all, from } = setUp();
    const count = 4000;
    const row = tf.slice(input, [0, 0], [1, units.size]);
    const inputs = tf.tile(row, [count, 1]);
    const froms = from && tf.tile(from, [count, 1]);
    const x = units.sample(key(4), inputs, p, froms);
    const shares = tf.softmax(exponents(units, p, row, all)) as tf.Tensor2D;
    for (const f of [(t: Tensor) => t, tf.square, (t: Tensor) => tf.mul(t, tf.reverse(t, 1))]) {
      const { mean, variance } = tf.moments(f(x), 0);
      const standardError = tf.sqrt(tf.div(variance, count));
      const wanted = tf.reshape(tf.matMul(shares, f(all.x) as tf.Tensor2D), [units.size]);
      await expectWithinError({ value: mean, standardError }, wanted);
    }
    const both = units.sampleAndMean(key(4), inputs, p, froms);
    await expectClose(both.sample, x, 0);
    await expectClose(both.mean, units.mean(inputs, p, froms));
  });

  test('energies of tempered and of annealed parameters are β u and (1 − β) u₀ + β u₁', async () => {
    const { units, p, all } = setUp();
    const [other, beta] = [parametersOf(units, 2), tf.tensor2d([[0.3], [0.8]])];
    const x = tf.slice(all.x, [0, 0], [3, units.size]);
    const [u0, u1] = [units.selfEnergy(x, other), units.selfEnergy(x, p)];
    const states = tf.expandDims(x, 1); // [3, 1, size], against parameters [2, size]
    const mixed = tf.add(
      tf.mul(tf.reshape(u0, [3, 1]), tf.reshape(tf.sub(1, beta), [1, 2])),
      tf.mul(tf.reshape(u1, [3, 1]), tf.reshape(beta, [1, 2])),
    );
    const tempered = units.tempered(p, beta);
    const annealed = units.interpolated(other, p, beta);
    const twice = units.tempered(annealed, tf.scalar(0.5));
    await expectClose(
      units.selfEnergy(states, tempered),
      tf.mul(tf.reshape(u1, [3, 1]), tf.reshape(beta, [1, 2])),
    );
    await expectClose(units.selfEnergy(states, annealed), mixed);
    await expectClose(units.selfEnergy(states, twice), tf.mul(mixed, 0.5));
    for (const q of [tempered, annealed, twice]) {
      const statistics = tf.broadcastTo(units.statistics(states, q), [3, 2, units.size]);
      await expectClose(statistics, tf.tile(tf.expandDims(units.statistics(x, p), 1), [1, 2, 1]));
    }
  });

  test('log Z and draws go with annealed parameters', async () => {
    const { units, p, input, all, from } = setUp();
    const annealed = units.interpolated(parametersOf(units, 2), p, tf.scalar(0.4));
    const logits = exponents(units, annealed, input, all);
    await expectClose(units.logNormalizer(input, annealed, from), tf.logSumExp(logits, 1), 2e-5);
    const mean = tf.matMul(tf.softmax(logits) as tf.Tensor2D, all.x as tf.Tensor2D);
    await expectClose(units.mean(input, annealed, from), mean, 2e-5);
  });

  test('other sizes are refused', () => {
    const { units, p } = setUp();
    expect(() => units.logNormalizer(tf.zeros([3, units.size + 1]), p)).toThrow(
      `Units.logNormalizer: input: expected shape [..., ${units.size}]; got shape [3,${units.size + 1}].`,
    );
  });

  test('leave nothing behind', async () => {
    const { units, p, input, from } = setUp();
    await expectNoLeak(() => units.logNormalizer(input, p, from));
    await expectNoLeak(() => ({ ...units.sampleAndMean(key(1), input, p, from) }));
    await expectNoLeak(() => units.init());
  });
});

test.each([
  ['binary', binaryUnits(5), 32],
  ['spin', spinUnits(5), 32],
  ['categorical', categoricalUnits(3, 3), 27],
] as const)('%s states come once each, in blocks as in one', async (_name, units, count) => {
  expect(units.stateCount).toBe(count);
  const all = units.states();
  const rows = new Set(((await all.array()) as number[][]).map((row) => row.join()));
  expect(rows.size).toBe(count);
  const blocks = [units.states({ first: 0, count: 10 }), units.states({ first: 10 })];
  await expectClose(tf.concat(blocks, 0), all, 0);
});

test('states of many units are right far on', async () => {
  const last = binaryUnits(30).states({ first: 2 ** 29 + 2 ** 22 - 1, count: 2 });
  const rows = (await last.array()) as number[][];
  expect(rows.map((row) => parseInt(row.join(''), 2))).toEqual([
    2 ** 29 + 2 ** 22 - 1,
    2 ** 29 + 2 ** 22,
  ]);
  expect(() => binaryUnits(30).states()).toThrow(
    'binaryUnits.states: range: expected 1 to 4194304 of the 1073741824 states; got 1073741824 from 0 on.',
  );
});

test('noisy rectified units have the mean that they say, and gradients of a bias', async () => {
  const units = noisyReluUnits(3);
  const p = { bias: tf.tensor1d([-2, 0, 1]) };
  const input = tf.zeros([4000, 3]);
  const { sample, mean } = units.sampleAndMean(key(1), input, p);
  const moments = tf.moments(sample, 0);
  const standardError = tf.sqrt(tf.div(moments.variance, 4000));
  const wanted = tf.slice(mean, [0, 0], [1, 3]);
  await expectWithinError({ value: moments.mean, standardError }, tf.reshape(wanted, [3]));
  await expectClose(units.mean(input, p), mean);
  const x = tf.tensor2d([
    [0, 1, 2],
    [3, 0, 1],
  ]);
  const rows = { input: () => x, weights: tf.tensor1d([1, -0.5]) };
  await expectClose(units.energyGradient(x, p, rows).bias, [1.5, -1, -1.5]);
  expect(await tf.min(sample).data()).toEqual(new Float32Array([0]));
});

test.each([
  ['size', () => binaryUnits(0), 'binaryUnits: size: expected an integer ≥ 1; got 0.'],
  ['one category', () => categoricalUnits(2, 1), 'categoricalUnits: categories: expected'],
  [
    'an empty interval',
    () => truncatedGaussianUnits(2, { low: 1, high: 1 }),
    'truncatedGaussianUnits: low, high: expected finite numbers, low < high; got 1, 1.',
  ],
])('%s is refused', (_name, make, message) => {
  expect(make).toThrow(message);
});
