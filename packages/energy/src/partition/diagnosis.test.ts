import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bernoulli, key } from '@gen/core';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { annealedImportanceSampling } from './annealed-importance-sampling.js';
import { bracketPartition } from './bracket-partition.js';
import { diagnosePartition } from './diagnose-partition.js';
import { exactLogPartition } from './exact-log-partition.js';
import { ofLogWeights } from './of-log-weights.js';
import { rbmPath } from './rbm-path.js';
import { linearTemperatures } from './temperatures.js';

const UNITS = 60;
const temperatures = linearTemperatures(40);

// One hidden unit that is on where more than 45 of 60 visible ones are: a narrow mode of e⁶⁰ at all
// ones, and a wide one of 2⁶⁰ = e⁴¹·⁶ about half of them, with nothing between.
let rbm: RBM<ReturnType<typeof binaryUnits>, ReturnType<typeof binaryUnits>>;
let base: { visible: { bias: tf.Tensor } };
let samples: tf.Tensor;

beforeAll(() => {
  rbm = new RBM({
    visible: binaryUnits(UNITS),
    hidden: binaryUnits(1),
    key: key(0),
    weightInitializer: (_, shape) => tf.fill([...shape], 4),
  });
  tf.tidy(() => rbm.parameters()['hidden.bias']!.assign(tf.tensor1d([-180])));
  base = { visible: { bias: tf.fill([UNITS], 3) } };
  // Given that the hidden unit is on, which it is but for e⁻¹⁸, visible ones are independent.
  samples = tf.tidy(() => bernoulli({ logits: tf.fill([UNITS], 4) }).sample(key(4), [50]));
});
afterAll(() => {
  rbm.dispose();
  tf.dispose([base, samples]);
});

describe('a model with a narrow mode that holds its mass', () => {
  test('is wrong by 19 nats from a uniform base, at an error of next to nothing', async () => {
    const { logZ } = await exactLogPartition(rbm);
    const estimate = await annealedImportanceSampling(rbmPath(rbm), {
      temperatures,
      chains: 50,
      key: key(1),
    });
    expect(logZ - estimate.logZ).toBeGreaterThan(16);
    expect(estimate.standardError).toBeLessThan(0.05);
    expect(estimate.warnings).toEqual([]);
  });

  test('is found out by reverse runs from draws of the model', async () => {
    const { diagnosis, reverse } = await bracketPartition(rbmPath(rbm), {
      samples,
      exact: true,
      temperatures,
      chains: 50,
      key: key(1),
    });
    expect(diagnosis.trusted).toBe(false);
    expect(reverse.logZ).toBeGreaterThan(60);
    expect(`${diagnosis}`).toMatch(/not to be trusted.* nats apart/);
  });

  test('is found out by another base, whose estimate is right', async () => {
    const { logZ } = await exactLogPartition(rbm);
    const run = (path: ReturnType<typeof rbmPath>) =>
      annealedImportanceSampling(path, { temperatures, chains: 50, key: key(1) });
    const [uniform, rates] = [await run(rbmPath(rbm)), await run(rbmPath(rbm, { base }))];
    expect(Math.abs(rates.logZ - logZ)).toBeLessThan(4 * rates.standardError + 1e-3);
    expect(diagnosePartition([uniform, rates]).warnings).toHaveLength(1);
    expect(diagnosePartition([rates]).trusted).toBe(true);
  });
});

describe('weights', () => {
  const run = { direction: 'forward', baseLogZ: 1, temperatures: 2, exactStart: true } as const;

  test('are averaged, not their logarithms, with an interval of three errors', () => {
    const logWeights = [Math.log(1), Math.log(3), Math.log(2), Math.log(2)];
    const { logZ, standardError, low, high, effectiveSampleSize } = ofLogWeights({
      ...run,
      logWeights,
    });
    expect(logZ).toBeCloseTo(1 + Math.log(2), 12);
    const error = Math.sqrt(2 / 3 / 4) / 2;
    expect(standardError).toBeCloseTo(error, 12);
    expect(low).toBeCloseTo(logZ + Math.log(1 - 3 * error), 12);
    expect(high).toBeCloseTo(logZ + Math.log(1 + 3 * error), 12);
    expect(effectiveSampleSize).toBeCloseTo(64 / 18, 12);
  });

  test('that one chain carries are not to be trusted', () => {
    const logWeights = Array.from({ length: 100 }, (_, i) => (i === 0 ? 500 : i / 100));
    const { warnings, low, paretoShape } = ofLogWeights({ ...run, logWeights });
    expect(low).toBe(-Infinity);
    expect(paretoShape).toBeGreaterThan(0.7);
    expect(warnings.map((each) => each.split(':')[0])).toEqual([
      '1.0 of 100 chains carry the weight',
      `The weights have a heavy tail (Pareto shape ${paretoShape.toFixed(2)} > 0.7)`,
      'Three standard errors are more than the estimate',
    ]);
  });
});
