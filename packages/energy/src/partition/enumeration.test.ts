import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { exactLogPartition } from './exact-log-partition.js';
import { freeEnergyGap } from './free-energy-gap.js';
import { logLikelihood, logLikelihoodBound } from './log-likelihood.js';
import { ofLogWeights } from './of-log-weights.js';
import { pseudoLogLikelihood } from './pseudo-log-likelihood.js';

const machine = (visible: number, hidden: number) =>
  new RBM({
    visible: binaryUnits(visible),
    hidden: binaryUnits(hidden),
    key: key(0),
    weightInitializer: (k, shape) => gaussian(k, shape),
  });

/** log Σ exp(−E) over all states of both layers, in double precision from energies of the engine. */
async function bruteForce(rbm: ReturnType<typeof machine>): Promise<number> {
  const energies = tf.tidy(() =>
    rbm.energy(tf.expandDims(rbm.visible.states(), 1), tf.expandDims(rbm.hidden.states(), 0)),
  );
  const values = Array.from(await energies.data());
  energies.dispose();
  return Math.log(values.reduce((sum, energy) => sum + Math.exp(-energy), 0));
}

test('log Z by enumeration of either side equals the sum over all states', async () => {
  for (const [visible, hidden] of [
    [6, 3],
    [3, 6],
  ] as const) {
    const rbm = machine(visible, hidden);
    const exact = await exactLogPartition(rbm, { block: 3 });
    expect(exact.logZ).toBeCloseTo(await bruteForce(rbm), 4);
    expect(`${exact}`).toBe(`log Z = ${exact.logZ.toFixed(4)} nats (exact, by enumeration)`);
    await expectNoLeak(async () => void (await exactLogPartition(rbm)));
    rbm.dispose();
  }
});

test('enumeration tells how far it is, and refuses what would take for ever', async () => {
  const rbm = machine(6, 3);
  const seen: number[] = [];
  await exactLogPartition(rbm, { block: 3, onProgress: (done) => void seen.push(done) });
  expect(seen).toEqual([3, 6, 8]);
  rbm.dispose();
  const large = machine(30, 26);
  await expect(exactLogPartition(large)).rejects.toThrow(
    'exactLogPartition: model: expected a layer of at most 2²⁵ states, such as 25 binary units; ' +
      'got 67108864 states. Estimate it by annealedImportanceSampling.',
  );
  large.dispose();
});

test('probabilities of all states add up to 1, and scores say what they are', async () => {
  const rbm = machine(4, 3);
  const states = rbm.visible.states();
  const exact = await exactLogPartition(rbm);
  const scores = await Promise.all(
    tf.tidy(() => tf.split(states, 16)).map(async (x) => (await logLikelihood(rbm, x, exact)).mean),
  );
  expect(scores.reduce((sum, l) => sum + Math.exp(l), 0)).toBeCloseTo(1, 5);
  const score = await logLikelihood(rbm, states, exact, { batchSize: 5 });
  expect(score.kind).toBe('exact');
  expect(score.count).toBe(16);
  expect(score.mean).toBeCloseTo(scores.reduce((sum, l) => sum + l, 0) / 16, 5);
  expect(`${score}`).toMatch(/^log p\(x\) = −\d+\.\d{4} nats \(exact; 16 examples, ± \d\.\d{3}\)$/);
  const estimate = ofLogWeights({
    direction: 'forward',
    baseLogZ: exact.logZ,
    temperatures: 2,
    logWeights: [0, 0.1, -0.1],
    exactStart: true,
  });
  const estimated = await logLikelihood(rbm, states, estimate);
  expect(estimated).toMatchObject({ kind: 'estimate', expectation: 'above' });
  expect(`${estimated}`).toContain('estimate, by an estimated log Z, too high in expectation');
  const bound = (x: tf.Tensor) => tf.neg(rbm.energy(x, tf.zeros([x.shape[0]!, 3])));
  const lower = await logLikelihoodBound(bound, states, estimate);
  expect(lower.mean).toBeLessThan(score.mean);
  expect(`${lower}`).toContain('lower bound, if the estimated log Z is right');
  states.dispose();
  rbm.dispose();
});

test('the pseudo-log-likelihood is the sum of what each unit says given the others', async () => {
  const rbm = machine(3, 2);
  const states = rbm.visible.states();
  const freeEnergies = await tf.tidy(() => rbm.freeEnergy(states)).data();
  let wanted = 0;
  for (let state = 0; state < 8; state++) {
    for (const bit of [1, 2, 4]) {
      const [own, other] = [freeEnergies[state]!, freeEnergies[state ^ bit]!];
      wanted += Math.log(1 / (1 + Math.exp(own - other))) / 8;
    }
  }
  const exact = await pseudoLogLikelihood(rbm, states);
  expect(exact.mean).toBeCloseTo(wanted, 4);
  const many = tf.tidy(() => tf.tile(states, [500, 1]));
  const drawn = await pseudoLogLikelihood(rbm, many, { key: key(1) });
  expect(Math.abs(drawn.mean - wanted)).toBeLessThan(4 * drawn.standardError);
  expect(`${drawn}`).toContain('estimate by one unit of each example; 4000 examples');
  tf.dispose([states, many]);
  rbm.dispose();
});

test('the free-energy gap is the difference of mean log-likelihoods', async () => {
  const rbm = machine(4, 2);
  const exact = await exactLogPartition(rbm);
  const [train, held] = [tf.ones([3, 4]), tf.zeros([2, 4])];
  const { gap } = await freeEnergyGap(rbm, train, held);
  const [a, b] = [await logLikelihood(rbm, train, exact), await logLikelihood(rbm, held, exact)];
  expect(gap).toBeCloseTo(a.mean - b.mean, 4);
  await expectNoLeak(async () => void (await freeEnergyGap(rbm, train, held)));
  tf.dispose([train, held]);
  rbm.dispose();
});
