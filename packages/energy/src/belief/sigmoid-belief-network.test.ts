import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { randomNormal } from '@gen/core/nn';
import { expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { exactLogLikelihood } from './exact-log-likelihood.js';
import { HelmholtzMachine } from './helmholtz-machine.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { SigmoidBeliefNetwork } from './sigmoid-belief-network.js';
import { RecognitionNetwork } from './recognition-network.js';

const bits = (n: number, units: number): number[] =>
  Array.from({ length: units }, (_, i) => (n >> i) & 1);
const statesOf = (units: number): number[][] =>
  Array.from({ length: 2 ** units }, (_, n) => bits(n, units));

const config = { visible: 4, hidden: [3, 2], weightInitializer: randomNormal({ stddev: 1 }) };
const machine = new HelmholtzMachine({ ...config, key: key(0) });
for (const [path, variable] of Object.entries(machine.parameters())) {
  if (path.endsWith('bias')) variable.assign(tf.linspace(-1, 0.8, variable.size));
}
afterAll(() => machine.dispose());

/** log p(states | others) of independent units whose log-odds are b + W · others. */
function logMass(states: number[], others: number[], weight: number[][], bias: number[]): number {
  return states.reduce((sum, state, i) => {
    const logit = others.reduce((a, other, j) => a + weight[i]![j]! * other, bias[i]!);
    return sum - Math.log(1 + Math.exp(state === 1 ? -logit : logit));
  }, 0);
}

/** The numbers of the machine's parameters, by path. */
async function numbers() {
  const { 'generative.prior.bias': prior, ...layers } = machine.parameters();
  const read = async (path: string) => ({
    weight: (await layers[`${path}.weight`]!.array()) as number[][],
    bias: (await layers[`${path}.bias`]!.array()) as number[],
  });
  const names = ['generative.layers.0', 'generative.layers.1', 'recognition.layers.0', 'recognition.layers.1']; // prettier-ignore
  const [down0, down1, up0, up1] = await Promise.all(names.map(read));
  const top = (await prior!.array()) as number[];
  const parts = (h: number[]): [number[], number[]] => [h.slice(0, 3), h.slice(3)];
  return {
    logJoint(v: number[], h: number[]): number {
      const [h1, h2] = parts(h);
      const below = logMass(v, h1, down0!.weight, down0!.bias);
      const nothing = top.map(() => []);
      return below + logMass(h1, h2, down1!.weight, down1!.bias) + logMass(h2, [], nothing, top);
    },
    recognition(v: number[], h: number[]): number {
      const [h1, h2] = parts(h);
      return logMass(h1, v, up0!.weight, up0!.bias) + logMass(h2, h1, up1!.weight, up1!.bias);
    },
  };
}

const visible = (): Tensor => tf.tensor2d(statesOf(4)); // [16, 4]

describe('a sigmoid belief network of two hidden layers', () => {
  test('has the joint log probability of its definition', async () => {
    const [v, h] = [bits(11, 4), bits(22, 5)];
    const { logJoint } = await numbers();
    const got = machine.generative.logJoint(tf.tensor2d([v]), tf.tensor2d([h]));
    await expectClose(got, [logJoint(v, h)], 1e-5);
  });

  test('sums to the exact likelihood over hidden states, and to 1 over visible ones', async () => {
    const logLikelihood = exactLogLikelihood(machine.generative, visible());
    const { logJoint } = await numbers();
    const want = statesOf(4).map((v) =>
      Math.log(statesOf(5).reduce((sum, h) => sum + Math.exp(logJoint(v, h)), 0)),
    );
    await expectClose(logLikelihood, want, 1e-5);
    await expectClose(tf.sum(tf.exp(logLikelihood)), 1, 1e-5);
  });

  test('draws visible and hidden states as probable as it says', async () => {
    const count = 20_000;
    const { x, z } = machine.generative.dream(key(1), count);
    const want = tf.exp(exactLogLikelihood(machine.generative, visible()));
    const places = tf.tensor2d([[1], [2], [4], [8]]);
    const seen = tf.cast(tf.squeeze(tf.matMul(x as tf.Tensor2D, places), [-1]), 'int32');
    const value = tf.mean(tf.oneHot(seen, 16), 0);
    const standardError = tf.sqrt(tf.div(tf.mul(want, tf.sub(1, want)), count));
    await expectWithinError({ value, standardError }, want);
    // p(v, h) summed over v is p(h): the mean of 1 / p(v | h) over draws of it counts the 16 v.
    const [first] = machine.generative.layersOf(z);
    const inverse = tf.exp(tf.neg(machine.generative.below(0, first!).logProb(x)));
    const { mean, variance } = tf.moments(inverse);
    await expectWithinError(
      { value: mean as tf.Scalar, standardError: tf.sqrt(tf.div(variance, count)) },
      16,
    );
  });

  test('samples are the visible part of dreams, and means their probabilities', async () => {
    const { x, z } = machine.generative.dream(key(3), 6);
    await expectClose(machine.sample(key(3), 6), x, 0);
    const [first] = machine.generative.layersOf(z);
    await expectClose(
      machine.generative.sampleMean(key(3), 6),
      machine.generative.below(0, first!).mean(),
      0,
    );
  });
});

describe('a recognition network', () => {
  test('has the log probability of its definition, which sums to 1', async () => {
    const v = bits(5, 4);
    const posterior = machine.recognition.posterior(tf.tensor2d([v]));
    const logProb = posterior.logProb(tf.expandDims(tf.tensor2d(statesOf(5)), 1)); // [32, 1]
    const { recognition } = await numbers();
    const want = statesOf(5).map((h) => recognition(v, h));
    await expectClose(tf.squeeze(logProb), want, 1e-5);
    await expectClose(tf.sum(tf.exp(logProb)), 1, 1e-5);
  });

  test('draws states with the log probability that it gives them', async () => {
    const posterior = machine.recognition.posterior(visible());
    const { sample, logProb } = posterior.sampleAndLogProb(key(2), [3]);
    expect(sample.shape).toEqual([3, 16, 5]);
    await expectClose(posterior.sample(key(2), [3]), sample, 0);
    await expectClose(posterior.logProb(sample), logProb, 1e-6);
    const many = posterior.sampleAndLogProb(key(4), [2000]);
    // The mean of 1 / q over draws of q is the number of states.
    const { mean, variance } = tf.moments(tf.exp(tf.neg(many.logProb)));
    const standardError = tf.sqrt(tf.div(variance, 16 * 2000));
    await expectWithinError({ value: mean as tf.Scalar, standardError }, 32);
  });
});

describe('the importance-weighted estimate', () => {
  test('tends to the exact log-likelihood', async () => {
    const exact = exactLogLikelihood(machine.generative, visible());
    const options = { samples: 6000, chunk: 2000 };
    const estimate = importanceWeightedLogLikelihood(machine, visible(), key(5), options);
    await expectClose(estimate, exact, 0.1);
    const few = importanceWeightedLogLikelihood(machine, visible(), key(5), { samples: 2 });
    expect((await tf.mean(few).data())[0]).toBeLessThan((await tf.mean(exact).data())[0]!);
  });
});

test('leaves no tensor behind', async () => {
  const [v, h] = [visible(), tf.zeros([16, 5])];
  await expectNoLeak(() => machine.generative.logJoint(v, h));
  await expectNoLeak(() => ({ ...machine.generative.dream(key(0), 3) }));
  await expectNoLeak(() => exactLogLikelihood(machine.generative, v));
  await expectNoLeak(() => ({ ...machine.recognition.posterior(v).sampleAndLogProb(key(0), [2]) }));
  await expectNoLeak(() => new HelmholtzMachine({ ...config, key: key(1) }).dispose());
});

test('says what does not fit', () => {
  expect(() => machine.generative.logJoint(tf.ones([2, 3]), tf.ones([2, 5]))).toThrow(
    'SigmoidBeliefNetwork.logJoint: v: expected shape [..., 4]; got shape [2,3].',
  );
  expect(() => new SigmoidBeliefNetwork({ visible: 4, hidden: [], key: key(0) })).toThrow(
    'SigmoidBeliefNetwork: hidden.length: expected an integer ≥ 1; got 0.',
  );
  const large = new SigmoidBeliefNetwork({ visible: 2, hidden: [20, 1], key: key(0) });
  expect(() => exactLogLikelihood(large, tf.ones([1, 2]))).toThrow(
    'exactLogLikelihood: network: expected at most 20 hidden units; got 21.',
  );
  large.dispose();
  const network = new RecognitionNetwork({ visible: 2, hidden: [2], key: key(0) });
  expect(() => network.posterior(tf.ones([1, 3]))).toThrow(
    'RecognitionNetwork.posterior: v: expected shape [..., 2]; got shape [1,3].',
  );
  network.dispose();
});
