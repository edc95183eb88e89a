import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, split, type Objective } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { noisyReluUnits } from '../units/noisy-relu-units.js';
import { spinUnits } from '../units/spin-units.js';
import type { EnumerableUnits, Units } from '../units/units.js';
import { contrastiveDivergence } from './contrastive-divergence.js';
import { maximumLikelihood } from './maximum-likelihood.js';
import { meanFieldContrastiveDivergence } from './mean-field-contrastive-divergence.js';
import { parallelTempering } from './parallel-tempering.js';
import { persistentContrastiveDivergence } from './persistent-contrastive-divergence.js';
import { pseudoLikelihood } from './pseudo-likelihood.js';
import { ratioMatching } from './ratio-matching.js';

function machine<V extends Units, H extends Units>(visible: V, hidden: H): RBM<V, H> {
  const rbm = new RBM<V, H>({ visible, hidden, key: key(0) });
  tf.tidy(() => {
    for (const [i, variable] of Object.values(rbm.parameters()).entries()) {
      variable.assign(tf.mul(gaussian(foldIn(key(1), i), variable.shape), 0.8));
    }
  });
  return rbm;
}

const tiny = () => machine(binaryUnits(3), binaryUnits(2));

/** Five examples, of three units each. */
const data = (): Tensor => tf.tensor2d([0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0], [5, 3]);

type Gradients = Readonly<Record<string, Tensor>>;

const gradientsOf = (objective: Objective<Tensor>, x: Tensor, seed = 2): Gradients =>
  objective(x, key(seed), {}).grads;

/** Gradients by parameter path of what is differentiated by the engine. */
function automatic(parameters: Readonly<Record<string, Variable>>, f: () => Tensor): Gradients {
  const { grads } = tf.variableGrads(() => f() as tf.Scalar);
  return Object.fromEntries(
    Object.entries(parameters).map(([path, { name }]) => [path, grads[name]!]),
  );
}

async function expectGradients(
  got: Gradients,
  wanted: Gradients,
  tolerance: number,
): Promise<void> {
  expect(Object.keys(got)).toEqual(Object.keys(wanted));
  for (const path of Object.keys(wanted)) await expectClose(got[path]!, wanted[path]!, tolerance);
}

/** The largest difference between gradients. */
async function distance(a: Gradients, b: Gradients): Promise<number> {
  const each = Object.keys(b).map((path) => tf.max(tf.abs(tf.sub(a[path]!, b[path]!))));
  return (await tf.max(tf.stack(each)).data())[0]!;
}

describe('maximum likelihood', () => {
  test.each([
    ['more hidden units', () => machine(spinUnits(3), binaryUnits(4))],
    ['fewer hidden units', () => machine(spinUnits(3), binaryUnits(2))],
  ])('with %s has the value −log p and its gradient', async (_name, make) => {
    const rbm = make();
    const states = rbm.visible.states();
    const x = tf.gather(states, [0, 3, 5, 5]);
    const loss = (): Tensor =>
      tf.add(tf.mean(rbm.freeEnergy(x)), tf.logSumExp(tf.neg(rbm.freeEnergy(states))));
    const objective = maximumLikelihood(rbm);
    await expectClose(objective(x, key(1), {}).value, loss());
    await expectGradients(gradientsOf(objective, x), automatic(rbm.parameters(), loss), 1e-5);
    rbm.dispose();
  });

  test('sums over hidden units where visible ones have no end', async () => {
    const rbm = machine(gaussianUnits(2), binaryUnits(3));
    const x = gaussian(key(5), [6, 2]);
    const states = rbm.hidden.states();
    const logZ = (): Tensor => tf.logSumExp(tf.neg(rbm.at().hiddenFreeEnergy(states)));
    const loss = (): Tensor => tf.add(tf.mean(rbm.freeEnergy(x)), logZ());
    const objective = maximumLikelihood(rbm);
    await expectClose(objective(x, key(1), {}).value, loss());
    await expectGradients(gradientsOf(objective, x), automatic(rbm.parameters(), loss), 2e-5);
    rbm.dispose();
  });

  test('refuses machines that it cannot sum over', () => {
    const rbm = new RBM({ visible: binaryUnits(20), hidden: binaryUnits(17), key: key(0) });
    expect(() => maximumLikelihood(rbm)).toThrow(
      'maximumLikelihood: rbm: expected a layer of at most 65536 states; got 1048576 visible and 131072 hidden states. Train it by persistentContrastiveDivergence',
    );
    rbm.dispose();
  });
});

describe('the gradient of the likelihood', () => {
  // A software driver of WebGPU has no time for as many.
  const chains = tf.getBackend() === 'webgpu' ? 20_000 : 100_000;
  const few = Math.sqrt(100_000 / chains); // how much larger standard errors are

  test('is what contrastive divergence tends to with the number of steps', async () => {
    const rbm = tiny();
    const exact = gradientsOf(maximumLikelihood(rbm), data());
    const x = tf.tile(data(), [chains / 5, 1]);
    const biases: number[] = [];
    for (const steps of [1, 3, 12]) {
      biases.push(await distance(gradientsOf(contrastiveDivergence(rbm, { steps }), x), exact));
    }
    expect(biases[0]).toBeGreaterThan(0.03);
    expect(biases[1]).toBeLessThan(biases[0]! / 1.5);
    expect(biases[2]).toBeLessThan(0.008 * few); // 5 standard errors
    rbm.dispose();
  });

  test('is what persistent chains and tempered ones come to', async () => {
    const rbm = tiny();
    const exact = gradientsOf(maximumLikelihood(rbm), data());
    const persistent = persistentContrastiveDivergence(rbm, { chains, steps: 8, key: key(3) });
    const betas = [0, 0.5, 1];
    const tempered = parallelTempering(rbm, { chains: chains / 4, steps: 4, betas, key: key(3) });
    for (const [objective, tolerance] of [
      [persistent, 0.008 * few],
      [tempered, 0.016 * few],
    ] as const) {
      gradientsOf(objective, data(), 7);
      expect(await distance(gradientsOf(objective, data(), 8), exact)).toBeLessThan(tolerance);
      objective.dispose();
    }
    rbm.dispose();
  });
});

test('mean-field steps are those of the means', async () => {
  const rbm = tiny();
  const x = data();
  const step = (v: Tensor): Tensor => rbm.visibleMean(rbm.hiddenMean(v));
  const end = step(step(x));
  const loss = (): Tensor => tf.sub(tf.mean(rbm.freeEnergy(x)), tf.mean(rbm.freeEnergy(end)));
  const objective = meanFieldContrastiveDivergence(rbm, { steps: 2 });
  const { value, grads, metrics } = objective(x, key(1), {});
  await expectClose(value, loss());
  await expectGradients(grads, automatic(rbm.parameters(), loss), 1e-5);
  await expectClose(metrics!['reconstruction']!, tf.mean(tf.squaredDifference(x, step(x))));
  rbm.dispose();
});

test('contrastive divergence is the gradient of its value, of Gaussian variances too', async () => {
  const rbm = machine(gaussianUnits(3), spinUnits(2));
  const x = gaussian(key(4), [5, 3]);
  const { value, grads } = contrastiveDivergence(rbm)(x, key(2), {});
  // What the chain drew is what moves the value, given the free energies of the data.
  const own = tf.sub(tf.mean(rbm.freeEnergy(x)), value);
  const drawn = redraw(rbm, x);
  await expectClose(tf.mean(rbm.freeEnergy(drawn)), own);
  const loss = (): Tensor => tf.sub(tf.mean(rbm.freeEnergy(x)), tf.mean(rbm.freeEnergy(drawn)));
  await expectGradients(grads, automatic(rbm.parameters(), loss), 2e-5);
  rbm.dispose();
});

/** The states that CD-1 draws under `key(2)`. */
function redraw(rbm: RBM, x: Tensor): Tensor {
  const model = rbm.at();
  const [hiddenKey, visibleKey] = split(key(2), 3);
  return model.sampleVisible(visibleKey, model.sampleHidden(hiddenKey, x));
}

describe('persistent contrastive divergence', () => {
  test('goes on from where its chains were', async () => {
    const rbm = tiny();
    const objective = persistentContrastiveDivergence(rbm, { chains: 6, key: key(3) });
    const { chains } = objective.parameters();
    const before = tf.clone(chains!);
    objective(data(), key(5), {});
    await expectClose(chains!, rbm.gibbs(key(5), before), 0);
    const after = tf.clone(chains!);
    objective.evaluate!(data(), key(6), {});
    await expectClose(chains!, after, 0);
    objective.dispose();
    rbm.dispose();
  });

  test('moves chains by fast weights, which learn and decay', async () => {
    const rbm = tiny();
    const fastWeights = { rate: 0.5, decay: 0.9 };
    const objective = persistentContrastiveDivergence(rbm, { chains: 6, key: key(3), fastWeights });
    const fast = objective.parameters()['fast.weight']!;
    const first = objective(data(), key(5), {}).grads['weight']!;
    await expectClose(fast, tf.mul(first, -0.5));
    const [before, chains] = [tf.clone(fast), tf.clone(objective.parameters()['chains']!)];
    const moved = rbm.at({
      weight: tf.add(rbm.values.weight, before),
      visible: {
        bias: tf.add(rbm.values.visible['bias']!, objective.parameters()['fast.visible.bias']!),
      },
      hidden: {
        bias: tf.add(rbm.values.hidden['bias']!, objective.parameters()['fast.hidden.bias']!),
      },
    });
    const wanted = moved.gibbs(key(6), chains);
    const second = objective(data(), key(6), {}).grads['weight']!;
    await expectClose(objective.parameters()['chains']!, wanted, 0);
    await expectClose(fast, tf.sub(tf.mul(before, 0.9), tf.mul(second, 0.5)));
    objective.dispose();
    rbm.dispose();
  });
});

describe('objectives of single units', () => {
  const oddsOf = (rbm: RBM<EnumerableUnits, Units>) => {
    const states = rbm.visible.states();
    return tf.softmax(tf.neg(rbm.freeEnergy(states)));
  };
  /** Places of states in their order, and with one unit flipped each. */
  const places = [1, 5, 7, 1, 4];
  const flips = places.map((place) => [4, 2, 1].map((bit) => place ^ bit));

  test('pseudo-likelihood and ratio matching are those of normalized probabilities', async () => {
    const rbm = tiny();
    const p = await oddsOf(rbm).data();
    const ratios = flips.map((row, i) => row.map((j) => p[places[i]!]! / p[j]!));
    const mean = (f: (ratio: number) => number): number =>
      ratios.flat().reduce((sum, ratio) => sum + f(ratio), 0) / places.length;
    const pseudo = pseudoLikelihood(rbm)(data(), key(1), {});
    await expectClose(
      pseudo.value,
      mean((r) => -Math.log(r / (1 + r))),
    );
    const matching = ratioMatching(rbm)(data(), key(1), {});
    await expectClose(
      matching.value,
      mean((r) => 1 / (1 + r) ** 2),
    );
    rbm.dispose();
  });

  test('have no gradient at the distribution of the data', async () => {
    const rbm = machine(binaryUnits(2), binaryUnits(2));
    // p(x₁ = 1) = 2/3 and p(x₂ = 1) = 3/4, whatever the hidden units are.
    rbm.parameters()['weight']!.assign(tf.zeros([2, 2]));
    rbm.parameters()['visible.bias']!.assign(tf.log([2, 3]));
    const counts: readonly (readonly [number, number, number])[] = [
      [0, 0, 1],
      [0, 1, 3],
      [1, 0, 2],
      [1, 1, 6],
    ];
    const rows = counts.flatMap(([a, b, count]) => Array.from({ length: count }, () => [a, b]));
    const x = tf.tensor2d(rows);
    for (const make of [pseudoLikelihood, ratioMatching]) {
      for (const gradient of Object.values(make(rbm)(x, key(1), {}).grads)) {
        await expectClose(gradient, tf.zerosLike(gradient), 1e-6);
      }
    }
    rbm.dispose();
  });

  test('stand for all units where some are drawn', async () => {
    const rbm = machine(spinUnits(3), binaryUnits(2));
    const spins = tf.sub(tf.mul(data(), 2), 1);
    const many = tf.tile(spins, [4000, 1]);
    const options = { flip: tf.neg };
    for (const make of [pseudoLikelihood, ratioMatching]) {
      const all = make(rbm, options)(spins, key(1), {});
      const few = make(rbm, { ...options, units: 1 })(many, key(1), {});
      await expectClose(few.value, all.value, 0.02);
      await expectGradients(few.grads, all.grads, 0.02);
    }
    rbm.dispose();
  });
});

test('hidden units without a normalizer learn by contrastive divergence', async () => {
  const rbm = new RBM({ visible: binaryUnits(3), hidden: noisyReluUnits(2), key: key(0) });
  const { value, grads } = contrastiveDivergence(rbm)(data(), key(1), {});
  expect(Number.isFinite((await value.data())[0]!)).toBe(true);
  expect(Object.keys(grads)).toEqual(['weight', 'visible.bias', 'hidden.bias']);
  rbm.dispose();
});

describe('bad input', () => {
  test('is refused with what to do', () => {
    const rbm = tiny();
    const x = tf.zeros([5, 4]);
    expect(() => contrastiveDivergence(rbm)(x, key(0), {})).toThrow(
      'contrastiveDivergence: batch: expected shape [..., 3]; got shape [5,4].',
    );
    expect(() => contrastiveDivergence(rbm, { steps: 0 })).toThrow(
      'steps: expected an integer ≥ 1',
    );
    expect(() => persistentContrastiveDivergence(rbm, { chains: 0, key: key(0) })).toThrow(
      'chains',
    );
    expect(() => parallelTempering(rbm, { betas: [0, 1, 0.5], key: key(0) })).toThrow(
      'parallelTempering: betas: expected at least two inverse temperatures that rise to 1; got [0, 1, 0.5].',
    );
    expect(() => ratioMatching(rbm, { units: 0 })(data(), key(0), {})).toThrow('units: expected');
    rbm.dispose();
  });
});

test('nothing is left behind', async () => {
  const rbm = tiny();
  const x = data();
  const objectives = [
    contrastiveDivergence(rbm, { steps: 2 }),
    persistentContrastiveDivergence(rbm, { chains: 4, key: key(0), fastWeights: { rate: 0.1 } }),
    parallelTempering(rbm, { chains: 4, betas: [0, 1], key: key(0) }),
    meanFieldContrastiveDivergence(rbm),
    maximumLikelihood(rbm),
  ];
  for (const objective of objectives) {
    await expectNoLeak(() => ({ ...objective(x, key(1), {}) }) as unknown as tf.TensorContainer);
    await expectNoLeak(() => ({ ...objective.evaluate!(x, key(1), {}) }));
    objective.dispose();
  }
  await expectNoLeak(() => {
    persistentContrastiveDivergence(rbm, { key: key(0), fastWeights: { rate: 0.1 } }).dispose();
  });
  rbm.dispose();
});
