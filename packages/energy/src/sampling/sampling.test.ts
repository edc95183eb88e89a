import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { linearTemperatures } from '../partition/temperatures.js';
import { rbmPath } from '../partition/rbm-path.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { annealedSamples } from './annealed-samples.js';
import { clamped } from './clamped.js';
import { gibbsTransition } from './gibbs-transition.js';
import { markovChains } from './markov-chains.js';
import { temperedChains } from './tempered-chains.js';
import { temperedStep } from './tempered-step.js';

const [VISIBLE, HIDDEN] = [4, 3];

function machine(): RBM<ReturnType<typeof binaryUnits>, ReturnType<typeof binaryUnits>> {
  const rbm = new RBM({
    visible: binaryUnits(VISIBLE),
    hidden: binaryUnits(HIDDEN),
    key: key(0),
    weightInitializer: (k, shape) => gaussian(k, shape),
  });
  const [a, b] = split(key(1));
  tf.tidy(() => {
    rbm.parameters()['visible.bias']!.assign(gaussian(a, [VISIBLE]));
    rbm.parameters()['hidden.bias']!.assign(gaussian(b, [HIDDEN]));
  });
  return rbm;
}

/** Means of the visible units at an inverse temperature, by all states. */
const meansAt = (rbm: ReturnType<typeof machine>, beta = 1): Tensor =>
  tf.tidy(() => {
    const states = rbm.visible.states();
    const freeEnergy = rbm.at().tempered(tf.scalar(beta)).freeEnergy(states);
    return tf.sum(tf.mul(tf.expandDims(tf.softmax(tf.neg(freeEnergy)), 1), states), 0);
  });

describe('Markov chains', () => {
  test('give the transitions that they are made of, whatever the yields', async () => {
    const rbm = machine();
    const transition = gibbsTransition(rbm);
    const initial = tf.zeros([5, VISIBLE]);
    const ends: number[][] = [];
    for (const [every, burnIn] of [
      [1, 0],
      [4, 0],
      [2, 8],
    ] as const) {
      const chains = markovChains({ transition, initial, key: key(2), every, burnIn });
      for await (const { step, state } of chains) {
        const values = Array.from(await state.data());
        state.dispose();
        if (step < 12) continue;
        ends.push(values);
        break;
      }
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
    rbm.dispose();
  });

  test('have the distribution of the machine at their temperature', async () => {
    const rbm = machine();
    for (const beta of [1, 0.3]) {
      const chains = markovChains({
        transition: gibbsTransition(rbm),
        initial: tf.zeros([4000, VISIBLE]),
        key: key(3),
        every: 20,
        beta: () => beta,
      });
      const { state } = (await chains.next()).value as { state: Tensor };
      await chains.return(undefined);
      await expectClose(tf.mean(state, 0), meansAt(rbm, beta), 0.035);
    }
    rbm.dispose();
  });

  test('leave nothing behind, and end at a signal', async () => {
    const rbm = machine();
    const initial = tf.zeros([2, VISIBLE]);
    await expectNoLeak(async () => {
      const stop = new AbortController();
      const options = { transition: gibbsTransition(rbm), initial, key: key(2), burnIn: 3 };
      let seen = 0;
      for await (const { step, state } of markovChains({ ...options, signal: stop.signal })) {
        state.dispose();
        if ((seen = step) === 8) stop.abort();
      }
      expect(seen).toBe(8);
    });
    const chains = markovChains({
      transition: gibbsTransition(rbm),
      initial,
      key: key(0),
      beta: () => -1,
    });
    await expect(chains.next()).rejects.toThrow(
      'markovChains: beta: expected an inverse temperature from 0 on; got -1.',
    );
    rbm.dispose();
  });
});

test('clamped units stay, and the others have their conditional distribution', async () => {
  const rbm = machine();
  const mask = tf.tensor1d([1, 1, 0, 0]);
  const values = tf.tensor1d([1, 0, 0.5, 0.5]);
  const transition = clamped(gibbsTransition(rbm), { mask, values });
  const initial = tf.zeros([4000, VISIBLE]);
  const chains = markovChains({ transition, initial, key: key(4), every: 20 });
  const { state } = (await chains.next()).value as { state: Tensor };
  await chains.return(undefined);
  const wanted = tf.tidy(() => {
    // States 8 … 11 in order are those that begin with 1, 0.
    const states = rbm.visible.states({ first: 8, count: 4 });
    const probs = tf.softmax(tf.neg(rbm.freeEnergy(states)));
    return tf.sum(tf.mul(tf.expandDims(probs, 1), states), 0);
  });
  await expectClose(tf.mean(state, 0), wanted, 0.035);
  const odd = clamped(gibbsTransition(rbm), { mask, values: tf.zeros([3]) });
  expect(() => odd(key(0), initial, tf.scalar(1))).toThrow(
    'clamped: values: expected a shape that broadcasts to the states, [4000,4]; got shape [3].',
  );
  rbm.dispose();
});

describe('tempered chains', () => {
  test('leave the distributions of all temperatures as they are', async () => {
    const rbm = machine();
    const path = rbmPath(rbm);
    const options = { betas: [0, 0.4, 1], chains: 4000, key: key(5), every: 15 };
    const chains = temperedChains(path, options);
    const { replicas, state, swaps } = (await chains.next()).value as {
      replicas: Tensor[];
      state: Tensor;
      swaps: number[];
    };
    await chains.return(undefined);
    expect(swaps).toHaveLength(2);
    for (const share of swaps) expect(share).toBeGreaterThan(0.2);
    await expectClose(tf.mean(state, 0), meansAt(rbm), 0.035);
    const middle = tf.tidy(() => {
      const states = rbm.visible.states();
      const probs = tf.softmax(path.logRatio(states, tf.scalar(0), tf.scalar(0.4)));
      return tf.sum(tf.mul(tf.expandDims(probs, 1), states), 0);
    });
    await expectClose(tf.mean(replicas[1]!, 0), middle, 0.035);
    rbm.dispose();
  });

  test('exchange states of neighbours, and nothing else', async () => {
    const rbm = machine();
    const path = { ...rbmPath(rbm), transition: (_: unknown, x: Tensor) => tf.clone(x) };
    const betas = [0, 1].map((beta) => tf.scalar(beta));
    const states = [tf.zeros([50, VISIBLE]), tf.ones([50, VISIBLE])];
    const { states: next, swaps } = temperedStep(path, key(6), states, betas);
    await expectClose(tf.add(next[0]!, next[1]!), tf.ones([50, VISIBLE]));
    await expectClose(tf.mean(next[0]!), tf.reshape(swaps, []));
    await expectNoLeak(() => {
      const step = temperedStep(path, key(6), states, betas);
      return [...step.states, step.swaps];
    });
    rbm.dispose();
  });

  test('leave nothing behind, and refuse a ladder that does not rise to 1', async () => {
    const rbm = machine();
    await expectNoLeak(async () => {
      const options = { betas: [0, 1], chains: 3, key: key(5) };
      for await (const { step, state, replicas } of temperedChains(rbmPath(rbm), options)) {
        tf.dispose([state, ...replicas]);
        if (step === 5) break;
      }
    });
    const chains = temperedChains(rbmPath(rbm), { betas: [0, 0.5, 0.5, 1], key: key(0) });
    await expect(chains.next()).rejects.toThrow(
      'temperedChains: betas: expected at least two inverse temperatures that rise to 1; got [0, 0.5, 0.5, 1].',
    );
    rbm.dispose();
  });
});

test('annealed draws have the distribution of the machine', async () => {
  const rbm = machine();
  const { state, logWeights } = await annealedSamples(rbmPath(rbm), {
    temperatures: linearTemperatures(30),
    count: 4000,
    key: key(7),
  });
  expect(logWeights).toHaveLength(4000);
  await expectClose(tf.mean(state, 0), meansAt(rbm), 0.035);
  rbm.dispose();
});
