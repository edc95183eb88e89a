import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { countDispatches, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { binaryUnits } from '../units/binary-units.js';
import { categoricalUnits } from '../units/categorical-units.js';
import { countUnits, type CountUnits } from '../units/count-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { noisyReluUnits } from '../units/noisy-relu-units.js';
import { spinUnits } from '../units/spin-units.js';
import { truncatedExponentialUnits } from '../units/truncated-exponential-units.js';
import { truncatedGaussianUnits } from '../units/truncated-gaussian-units.js';
import type { EnumerableUnits, UnitParameters, Units } from '../units/units.js';
import type { Bipartite } from './bipartite.js';
import { RBM } from './rbm.js';

/** States of a layer or points of a quadrature, and the logarithms of what each stands for. */
interface Space {
  readonly x: Tensor;
  readonly logVolume: Tensor;
}

type SpaceOf = (units: Units) => Space;

const enumerated: SpaceOf = (units) => {
  const x = (units as EnumerableUnits).states();
  return { x, logVolume: tf.zeros([x.shape[0]!]) };
};

/** Simpson's rule for one unit. */
const line =
  (low: number, high: number, pieces: number): SpaceOf =>
  () => {
    const width = (high - low) / pieces;
    const weight = (i: number): number => (i === 0 || i === pieces ? 1 : i % 2 === 1 ? 4 : 2);
    const nodes = Array.from({ length: pieces + 1 }, (_, i) => i);
    return {
      x: tf.tensor2d(nodes.map((i) => [low + i * width])),
      logVolume: tf.tensor1d(nodes.map((i) => Math.log((width / 3) * weight(i)))),
    };
  };

const twoWords: SpaceOf = (units) => {
  const x = tf.tensor2d([2, 0, 1, 1, 0, 2], [3, 2]);
  return { x, logVolume: (units as CountUnits).logBaseMeasure(x) };
};

interface Side {
  readonly make: () => Units;
  readonly space: SpaceOf;
}

const sides = {
  binary: { make: () => binaryUnits(3), space: enumerated },
  spin: { make: () => spinUnits(2), space: enumerated },
  categorical: { make: () => categoricalUnits(2, 2), space: enumerated },
  count: { make: () => countUnits(2, { total: 2 }), space: twoWords },
  Gaussian: { make: () => gaussianUnits(1), space: line(-14, 14, 200) },
  'truncated Gaussian': {
    make: () => truncatedGaussianUnits(1, { low: -1, high: 2 }),
    space: line(-1, 2, 60),
  },
  'truncated exponential': { make: () => truncatedExponentialUnits(1), space: line(0, 1, 40) },
} satisfies Record<string, Side>;

type Kind = keyof typeof sides;

/** Every kind is visible once and hidden once. */
const pairs: readonly (readonly [Kind, Kind])[] = [
  ['binary', 'binary'],
  ['spin', 'categorical'],
  ['categorical', 'Gaussian'],
  ['count', 'spin'],
  ['Gaussian', 'binary'],
  ['truncated Gaussian', 'count'],
  ['truncated exponential', 'truncated Gaussian'],
  ['binary', 'truncated exponential'],
];

/** An RBM whose parameters are different everywhere. */
function made(visible: Units, hidden: Units, stddev = 0.7): RBM {
  const rbm = new RBM({ visible, hidden, key: key(0) });
  tf.tidy(() => {
    for (const [i, variable] of Object.values(rbm.parameters()).entries()) {
      const shift = tf.mul(gaussian(foldIn(key(1), i), variable.shape), stddev);
      variable.assign(tf.add(variable as Tensor, shift));
    }
  });
  return rbm;
}

const independentOf = (rbm: RBM): { visible: UnitParameters; hidden: UnitParameters } => {
  const other = made(rbm.visible, rbm.hidden, 0.3);
  const { visible, hidden } = other.values;
  return { visible, hidden };
};

describe.each(pairs)('an RBM of %s and %s units', (visibleKind, hiddenKind) => {
  const setUp = () => {
    const [visible, hidden] = [sides[visibleKind], sides[hiddenKind]];
    const rbm = made(visible.make(), hidden.make());
    const [v, h] = [visible.space(rbm.visible), hidden.space(rbm.hidden)];
    const [few, others] = [few4(v.x), few4(h.x)];
    return { rbm, v, h, few, others };
  };
  const few4 = (x: Tensor): Tensor =>
    tf.gather(
      x,
      Array.from({ length: 3 }, (_, i) => Math.floor((i * (x.shape[0]! - 1)) / 2)),
    );
  const grid = (rbm: RBM | Bipartite, v: Tensor, h: Tensor): Tensor =>
    ('at' in rbm ? rbm.at() : rbm).energy(tf.expandDims(v, 1), tf.expandDims(h, 0));

  test('free energies are those of the sums over the other layer', async () => {
    const { rbm, v, h, few, others } = setUp();
    const overHidden = tf.logSumExp(tf.sub(h.logVolume, grid(rbm, few, h.x)), 1);
    await expectClose(rbm.freeEnergy(few), tf.neg(overHidden), 3e-5);
    const overVisible = tf.logSumExp(
      tf.sub(tf.expandDims(v.logVolume, 1), grid(rbm, v.x, others)),
      0,
    );
    await expectClose(rbm.at().hiddenFreeEnergy(others), tf.neg(overVisible), 3e-5);
    rbm.dispose();
  });

  test('conditionals are the shares of the joint distribution, and means theirs', async () => {
    const { rbm, v, h, few, others } = setUp();
    const ofHidden = tf.softmax(tf.sub(h.logVolume, grid(rbm, few, h.x))) as Tensor2D;
    const hiddenMean = tf.matMul(ofHidden, h.x as Tensor2D);
    await expectClose(rbm.hiddenGiven(few).mean(), hiddenMean, 5e-5);
    await expectClose(rbm.hiddenMean(few), hiddenMean, 5e-5);
    const joint = tf.sub(tf.expandDims(v.logVolume, 1), grid(rbm, v.x, others));
    const ofVisible = tf.softmax(tf.transpose(joint)) as Tensor2D;
    const visibleMean = tf.matMul(ofVisible, v.x as Tensor2D);
    await expectClose(rbm.visibleGiven(others).mean(), visibleMean, 5e-5);
    await expectClose(rbm.visibleMean(others), visibleMean, 5e-5);
    rbm.dispose();
  });

  test('gradients of energies equal automatic ones', async () => {
    const { rbm, few, others } = setUp();
    const weights = tf.tensor1d([0.5, -0.75, 1]);
    const paths = rbm.parameters();
    const automatic = (f: () => Tensor): Record<string, Tensor> => {
      const { grads } = tf.variableGrads(() => tf.sum(tf.mul(weights, f())));
      return Object.fromEntries(
        Object.entries(paths).map(([path, { name }]) => [path, grads[name]!]),
      );
    };
    const free = rbm.at().freeEnergyGradient(few, weights);
    const joint = rbm.at().energyGradient({ visible: few, hidden: others }, weights);
    const wantedFree = automatic(() => rbm.freeEnergy(few));
    const wantedJoint = automatic(() => rbm.energy(few, others));
    expect(Object.keys(free)).toEqual(Object.keys(paths));
    for (const path of Object.keys(paths)) {
      await expectClose(free[path]!, wantedFree[path]!, 1e-4);
      await expectClose(joint[path]!, wantedJoint[path]!, 5e-5);
    }
    rbm.dispose();
  });

  test('tempered and annealed energies are β E and (1 − β) E₀ + β E', async () => {
    const { rbm, h, few, others } = setUp();
    const beta = tf.scalar(0.4);
    const energy = rbm.energy(few, others);
    await expectClose(rbm.at().tempered(beta).energy(few, others), tf.mul(energy, 0.4));
    const base = independentOf(rbm);
    const first = rbm.at({ ...base, weight: tf.zerosLike(rbm.values.weight) });
    const annealed = rbm.at().annealed(base, beta);
    const mixed = tf.add(tf.mul(first.energy(few, others), 0.6), tf.mul(energy, 0.4));
    await expectClose(annealed.energy(few, others), mixed, 2e-5);
    const sum = tf.logSumExp(tf.sub(h.logVolume, grid(annealed, few, h.x)), 1);
    await expectClose(annealed.freeEnergy(few), tf.neg(sum), 5e-5);
    rbm.dispose();
  });
});

test('many temperatures at once are each by itself', async () => {
  const rbm = made(binaryUnits(3), gaussianUnits(2));
  const v = gaussianFree(4);
  const betas = tf.tensor3d([0.2, 0.7], [2, 1, 1]);
  const together = rbm
    .at()
    .tempered(betas)
    .freeEnergy(tf.tile(tf.expandDims(v, 0), [2, 1, 1]));
  const each = [0.2, 0.7].map((beta) => rbm.at().tempered(tf.scalar(beta)).freeEnergy(v));
  await expectClose(together, tf.stack(each));
  rbm.dispose();
});

const gaussianFree = (rows: number): Tensor =>
  tf.cast(tf.greater(gaussian(key(9), [rows, 3]), 0), 'float32');

test('Gibbs steps lead to the distribution of the model', async () => {
  const rbm = made(binaryUnits(3), spinUnits(2), 1);
  const chains = 10_000;
  const v = rbm.gibbs(key(3), tf.zeros([chains, 3]), 12);
  const states = (rbm.visible as EnumerableUnits).states();
  const shares = tf.softmax(tf.neg(rbm.freeEnergy(states)));
  const isState = tf.all(tf.equal(tf.expandDims(v, 1), tf.expandDims(states, 0)), 2);
  const value = tf.mean(tf.cast(isState, 'float32'), 0);
  const standardError = tf.sqrt(tf.div(tf.mul(shares, tf.sub(1, shares)), chains));
  await expectWithinError({ value, standardError }, shares);
  rbm.dispose();
});

test('counts keep their total along a chain', async () => {
  const rbm = made(countUnits(4), binaryUnits(2));
  const v = tf.tensor2d([5, 0, 0, 1, 0, 2, 0, 0], [2, 4]);
  await expectClose(tf.sum(rbm.gibbs(key(3), v, 5), 1), [6, 2], 0);
  rbm.dispose();
});

test('weights with a bias in every column are the replicated softmax', async () => {
  const rbm = made(countUnits(3), binaryUnits(2));
  const { weight, visible, hidden } = rbm.values;
  const scaled = tf.tensor2d([0.4, -0.3], [2, 1]);
  const v = tf.tensor2d([5, 0, 1, 0, 2, 0], [2, 3]);
  const replicated = rbm.at({ weight: tf.add(weight, scaled), hidden: { bias: tf.zeros([2]) } });
  // F(v) = −b·v − Σⱼ log(1 + exp(D cⱼ + Wⱼ·v)), the paper's equation 4 with h summed out.
  const total = tf.sum(v, 1, true);
  const input = tf.add(
    tf.matMul(v, weight as Tensor2D, false, true),
    tf.mul(total, tf.reshape(scaled, [1, 2])),
  );
  const bias = tf.sum(tf.mul(v, visible['bias']!), 1);
  await expectClose(replicated.freeEnergy(v), tf.neg(tf.add(bias, tf.sum(tf.softplus(input), 1))));
  expect(Object.keys(hidden)).toEqual(['bias']);
  rbm.dispose();
});

test('units without a normalizer are drawn, and have no free energy', async () => {
  const rbm = new RBM({ visible: binaryUnits(3), hidden: noisyReluUnits(2), key: key(0) });
  const none: undefined = rbm.freeEnergy;
  expect(none).toBeUndefined();
  const v = tf.zeros([4, 3]);
  // @ts-expect-error there are no energies either
  expect(() => rbm.energy(v, tf.zeros([4, 2]))).toBeDefined();
  await expectNoLeak(() => rbm.gibbs(key(1), v, 2));
  rbm.dispose();
});

test('states of another size are refused, and nothing is left behind', async () => {
  const rbm = made(binaryUnits(3), binaryUnits(2));
  expect(() => rbm.freeEnergy(tf.zeros([4, 2]))).toThrow(
    'Bipartite.freeEnergy: v: expected shape [..., 3]; got shape [4,2].',
  );
  expect(() => rbm.gibbs(key(0), tf.zeros([4, 3]), 0)).toThrow('Bipartite.gibbs: steps: expected');
  await expectNoLeak(() => made(binaryUnits(3), gaussianUnits(2)).dispose());
  const [v, h, weights] = [tf.zeros([4, 3]), tf.zeros([4, 2]), tf.ones([4])];
  await expectNoLeak(() => rbm.gibbs(key(1), v, 3));
  await expectNoLeak(() => rbm.energy(v, h));
  await expectNoLeak(() => ({ ...rbm.at().freeEnergyGradient(v, weights) }));
  rbm.dispose();
});

test('a step of Gibbs sampling is two products and two draws on WebGPU', () => {
  const rbm = new RBM({ visible: binaryUnits(8), hidden: binaryUnits(4), key: key(0) });
  const v = tf.zeros([5, 8]);
  const count = countDispatches(() => rbm.gibbs(key(1), v));
  expect(count).toBe(tf.getBackend() === 'webgpu' ? 4 : 0);
  rbm.dispose();
});

test('draws of binary units are the same with their means and without', async () => {
  const units = binaryUnits(40);
  const [input, bias] = [gaussian(key(1), [20, 40]), gaussian(key(2), [40])];
  const { sample } = units.sampleAndMean(key(3), input, { bias });
  await expectClose(units.sample(key(3), input, { bias }), sample, 0);
  const each = tf.reshape(tf.tile(bias, [20]), [20, 40]); // a bias a row
  await expectClose(units.sample(key(3), input, { bias: each }), sample, 0);
  const scale = tf.scalar(2);
  const slopes = tf.grad((b: tf.Tensor) => tf.sum(tf.mul(units.sample(key(3), input, { bias: b }), scale)))(bias); // prettier-ignore
  await expectClose(slopes, tf.zeros([40]), 0);
});
