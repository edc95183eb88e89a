import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { categorical, gaussian } from '@gen/core/random';
import type { HostTensors } from '@gen/core/train';
import { expectNoLeak } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { annealedImportanceSampling } from './annealed-importance-sampling.js';
import { bracketPartition } from './bracket-partition.js';
import { bridgeSampling } from './bridge-sampling.js';
import { exactLogPartition } from './exact-log-partition.js';
import { mergeEstimates } from './merge-estimates.js';
import { rbmPath } from './rbm-path.js';
import { reverseAnnealedImportanceSampling } from './reverse-annealed-importance-sampling.js';
import { linearTemperatures } from './temperatures.js';

const [VISIBLE, HIDDEN] = [5, 4];

function machine(scale = 1): RBM<ReturnType<typeof binaryUnits>, ReturnType<typeof binaryUnits>> {
  const rbm = new RBM({
    visible: binaryUnits(VISIBLE),
    hidden: binaryUnits(HIDDEN),
    key: key(0),
    weightInitializer: (k, shape) => tf.mul(scale, gaussian(k, shape)),
  });
  const [a, b] = split(key(1));
  tf.tidy(() => {
    rbm.parameters()['visible.bias']!.assign(gaussian(a, [VISIBLE]));
    rbm.parameters()['hidden.bias']!.assign(gaussian(b, [HIDDEN]));
  });
  return rbm;
}

const exactSamples = (rbm: ReturnType<typeof machine>, count: number): tf.Tensor =>
  tf.tidy(() => {
    const states = rbm.visible.states();
    const logits = tf.neg(rbm.freeEnergy(states));
    return tf.gather(states, tf.cast(categorical(key(9), [count], logits), 'int32'));
  });

const temperatures = linearTemperatures(30);

describe('annealed importance sampling of an RBM', () => {
  test('brackets exact log Z from both sides, and the bridge between them agrees', async () => {
    const rbm = machine();
    const { logZ } = await exactLogPartition(rbm);
    const samples = exactSamples(rbm, 200);
    const bracket = await bracketPartition(rbmPath(rbm), {
      samples,
      exact: true,
      temperatures,
      chains: 200,
      key: key(3),
    });
    const { forward, reverse, bridge, diagnosis } = bracket;
    expect(forward.expectation).toBe('below');
    expect(reverse.expectation).toBe('above');
    expect(diagnosis.trusted, `${bracket}`).toBe(true);
    for (const { logZ: estimate, standardError } of [forward, reverse, bridge]) {
      expect(Math.abs(estimate - logZ)).toBeLessThan(4 * standardError);
    }
    expect(bridge.standardError).toBeLessThan(forward.standardError);
    expect(`${forward}`).toContain('estimate by AIS, below log Z in expectation');
    samples.dispose();
    rbm.dispose();
  });

  test('goes on where it was saved, to the same numbers', async () => {
    const rbm = machine();
    const options = { temperatures, chains: 8, key: key(3), block: 10 };
    let saved: HostTensors | undefined;
    const whole = await annealedImportanceSampling(rbmPath(rbm), {
      ...options,
      onProgress: async ({ step, save }) => {
        if (step === 20) saved = await save();
      },
    });
    const rest = await annealedImportanceSampling(rbmPath(rbm), { ...options, resume: saved! });
    expect(rest.logWeights).toEqual(whole.logWeights);
    const other = { ...options, chains: 9, resume: saved! };
    await expect(annealedImportanceSampling(rbmPath(rbm), other)).rejects.toThrow(
      'annealedImportanceSampling: resume: expected what a run of 9×5 states',
    );
    rbm.dispose();
  });

  test('stops at a signal, and leaves no tensor', async () => {
    const rbm = machine();
    const stop = new AbortController();
    const options = { temperatures, chains: 8, key: key(3), block: 10, signal: stop.signal };
    const before = tf.memory().numTensors;
    const run = annealedImportanceSampling(rbmPath(rbm), {
      ...options,
      onProgress: ({ step }) => {
        if (step === 20) stop.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before);
    await expectNoLeak(async () => {
      await annealedImportanceSampling(rbmPath(rbm), { temperatures, chains: 8, key: key(3) });
    });
    rbm.dispose();
  });

  test('refuses a machine that is not finite', async () => {
    const rbm = machine(NaN);
    const run = annealedImportanceSampling(rbmPath(rbm), { temperatures, chains: 4, key: key(0) });
    await expect(run).rejects.toThrow(
      'annealedImportanceSampling: path: expected finite log weights; got NaN in chain 0',
    );
    rbm.dispose();
  });
});

describe('the path of an RBM', () => {
  test('steps as its parts do, and ends at the free energy of the machine', async () => {
    const rbm = machine();
    const bias = tf.tensor1d([0.5, -1, 0.2, 0, 2]);
    const path = rbmPath(rbm, { base: { visible: { bias } } });
    const results = tf.tidy(() => {
      const states = rbm.visible.states();
      const [from, to] = [tf.scalar(0.3), tf.scalar(0.6)];
      const { state, logRatio } = path.advance!(key(1), states, from, to);
      const whole = path.logRatio(states, tf.scalar(0), tf.scalar(1));
      // At β = 0 the unnormalised density is exp(b⁰·v) 2^H.
      const base = tf.add(tf.sum(tf.mul(states, bias), -1), HIDDEN * Math.LN2);
      return {
        states: tf.max(tf.abs(tf.sub(state, path.transition(key(1), states, to)))),
        ratios: tf.max(tf.abs(tf.sub(logRatio, path.logRatio(states, from, to)))),
        ends: tf.max(tf.abs(tf.add(tf.add(whole, base), rbm.freeEnergy(states)))),
        base: tf.abs(tf.sub(tf.logSumExp(base), path.baseLogZ())),
      };
    });
    for (const [name, error] of Object.entries(results)) {
      expect((await error.data())[0], name).toBeLessThan(1e-5);
    }
    tf.dispose(results);
    bias.dispose();
    rbm.dispose();
  });

  test('leaves the densities between invariant', async () => {
    const rbm = machine();
    const path = rbmPath(rbm);
    const before = exactSamplesAt(rbm, path, 0.5, 6000);
    const after = path.transition(key(5), before, tf.scalar(0.5));
    const [a, b] = [await meansOf(before), await meansOf(after)];
    a.forEach((mean, unit) => expect(Math.abs(mean - b[unit]!)).toBeLessThan(0.03));
    tf.dispose([before, after]);
    rbm.dispose();
  });
});

const meansOf = async (x: tf.Tensor): Promise<number[]> =>
  Array.from(await tf.tidy(() => tf.mean(x, 0)).data());

const exactSamplesAt = (
  rbm: ReturnType<typeof machine>,
  path: ReturnType<typeof rbmPath>,
  beta: number,
  count: number,
): tf.Tensor =>
  tf.tidy(() => {
    const states = rbm.visible.states();
    const logits = path.logRatio(states, tf.scalar(0), tf.scalar(beta));
    return tf.gather(states, tf.cast(categorical(key(9), [count], logits), 'int32'));
  });

test('chains of two runs together are one estimate', async () => {
  const rbm = machine();
  const run = (seed: number) =>
    annealedImportanceSampling(rbmPath(rbm), { temperatures, chains: 10, key: key(seed) });
  const [a, b] = [await run(0), await run(1)];
  const both = mergeEstimates([a, b]);
  expect(both.chains).toBe(20);
  const mean = (Math.exp(a.logZ) + Math.exp(b.logZ)) / 2;
  expect(both.logZ).toBeCloseTo(Math.log(mean), 8);
  rbm.dispose();
});

test('one temperature is bridge sampling between draws of both ends', async () => {
  const rbm = machine(0.5);
  const { logZ } = await exactLogPartition(rbm);
  const samples = exactSamples(rbm, 500);
  const options = { temperatures: [0, 1], key: key(2) };
  const bridge = bridgeSampling(
    await annealedImportanceSampling(rbmPath(rbm), { ...options, chains: 500 }),
    await reverseAnnealedImportanceSampling(rbmPath(rbm), { ...options, samples, exact: true }),
  );
  expect(Math.abs(bridge.logZ - logZ)).toBeLessThan(4 * bridge.standardError);
  samples.dispose();
  rbm.dispose();
});
