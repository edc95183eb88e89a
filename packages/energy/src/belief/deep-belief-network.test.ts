import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { foldIn, key, split, valueAndGrads } from '@gen/core';
import { stopGradient } from '@gen/core/derivatives';
import { randomNormal } from '@gen/core/nn';
import { compiledLaws, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { exactLogPartition } from '../partition/exact-log-partition.js';
import { logLikelihoodBound } from '../partition/log-likelihood.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { deepBeliefBound } from './deep-belief-bound.js';
import { DeepBeliefNetwork } from './deep-belief-network.js';
import { upDown } from './up-down.js';

const weightInitializer = randomNormal({ stddev: 0.8 });
const sizes = [3, 2, 2, 2];
const stackOf = (): RBM[] =>
  split(key(1), 3).map(
    (layerKey, l) =>
      new RBM({
        visible: binaryUnits(sizes[l]!),
        hidden: binaryUnits(sizes[l + 1]!),
        key: layerKey,
        weightInitializer,
      }),
  );
const make = (): DeepBeliefNetwork => {
  const network = new DeepBeliefNetwork({ stack: stackOf() });
  tf.tidy(() => {
    for (const [path, variable] of Object.entries(network.parameters())) {
      if (path.endsWith('bias')) variable.assign(tf.linspace(-0.5, 0.6, variable.size));
      // Fine-tuned: the way up is no longer the way down.
      if (path.endsWith('recognition')) variable.assign(tf.mul(variable, 0.5));
    }
  });
  return network;
};
const network = make();
afterAll(() => network.dispose());

/** All visible states [8, 3], and all of h¹ and h² side by side [16, 1, 4]. */
const visible = (): Tensor => binaryUnits(3).states();
const hidden = (): Tensor => tf.expandDims(binaryUnits(4).states(), 1);
const logZ = (): Tensor => tf.logSumExp(tf.neg(network.top.freeEnergy(binaryUnits(2).states())));

/** Of all states: log p(v, h), log p(v), log q(h | v). */
function exact(): { logJoint: Tensor; logLikelihood: Tensor; logQ: Tensor } {
  const logJoint = tf.sub(network.logJoint(visible(), hidden()), logZ()); // [16, 8]
  const logQ = network.posterior(visible()).logProb(hidden());
  return { logJoint, logLikelihood: tf.logSumExp(logJoint, 0), logQ };
}

const arrays = async (): Promise<Record<string, number[][]>> => {
  const entries = Object.entries(network.parameters()).map(
    async ([path, variable]) => [path, (await variable.array()) as number[][]] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
};
const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const column = (w: number[][], i: number): number[] => w.map((row) => row[i]!);
const logBernoulli = (x: number, logit: number): number =>
  -Math.log(1 + Math.exp(x === 1 ? -logit : logit));

describe('a deep belief network', () => {
  test('has the joint log probability of its definition', async () => {
    const p = await arrays();
    const [v, h1, h2] = [[1, 0, 1], [1, 0], [0, 1]]; // prettier-ignore
    const down = (l: number, x: number[], above: number[]): number =>
      x.reduce((sum, xi, i) => {
        const bias = p[`layers.${l}.visible.bias`] as unknown as number[];
        return sum + logBernoulli(xi, bias[i]! + dot(column(p[`layers.${l}.weight`]!, i), above));
      }, 0);
    // Its top pair is a joint, whose hidden layer is summed out here.
    const [b, c] = ['top.visible.bias', 'top.hidden.bias'].map((path) => p[path] as unknown as number[]); // prettier-ignore
    const top = binaryUnits(2);
    const terms = ((await top.states().array()) as number[][]).map(
      (h3) =>
      Math.exp(dot(b!, h2!) + dot(c!, h3) + p['top.weight']!.reduce((sum, row, j) => sum + h3[j]! * dot(row, h2!), 0)), // prettier-ignore
    );
    const want = down(0, v!, h1!) + down(1, h1!, h2!) + Math.log(terms.reduce((a, t) => a + t, 0));
    const got = network.logJoint(tf.tensor2d([v!]), tf.tensor2d([[...h1!, ...h2!]]));
    await expectClose(got, [want], 1e-5);
  });

  test('sums to 1 over visible states, and so does q over hidden ones', async () => {
    const { logLikelihood, logQ } = exact();
    await expectClose(tf.sum(tf.exp(logLikelihood)), 1, 1e-5);
    await expectClose(tf.sum(tf.exp(logQ), 0), tf.ones([8]), 1e-5);
    const partition = await exactLogPartition(network.top);
    await expectClose(logZ(), partition.logZ, 1e-5);
  });

  test('draws visible states as probable as they are', async () => {
    const count = 10_000;
    const x = network.sample(key(2), count, { steps: 30 });
    const want = tf.exp(exact().logLikelihood);
    const seen = tf.cast(
      tf.squeeze(tf.matMul(x as tf.Tensor2D, tf.tensor2d([[4], [2], [1]]))),
      'int32',
    );
    const value = tf.mean(tf.oneHot(seen, 8), 0);
    const standardError = tf.sqrt(tf.div(tf.mul(want, tf.sub(1, want)), count));
    await expectWithinError({ value, standardError }, want);
  });

  test('means of samples are those of the layer above, from where chains begin', async () => {
    const from = tf.ones([5, 2]);
    const options = { steps: 3, from };
    const x = network.sample(key(3), 5, options);
    const mean = network.sampleMean(key(3), 5, options);
    expect([x.shape, mean.shape]).toEqual([[5, 3], [5, 3]]); // prettier-ignore
    const certain = tf.greater(tf.abs(tf.sub(x, mean)), 0.999);
    expect((await tf.sum(tf.cast(certain, 'int32')).data())[0]).toBe(0);
  });

  test('begins with the weights of the stack on the way up', async () => {
    const fresh = new DeepBeliefNetwork({ stack: stackOf() });
    const { 'layers.1.recognition': recognition, 'layers.1.weight': weight } = fresh.parameters();
    await expectClose(recognition!, weight!, 0);
    fresh.dispose();
  });
});

describe('its bound', () => {
  test('is the evidence lower bound, less the log normalizer of the top', async () => {
    const { logJoint, logQ, logLikelihood } = exact();
    const elbo = tf.sum(tf.mul(tf.exp(logQ), tf.sub(logJoint, logQ)), 0);
    const bound = deepBeliefBound(network);
    const draws = tf.reshape(bound(tf.tile(visible(), [2000, 1]), key(4)), [2000, 8]);
    const { mean, variance } = tf.moments(tf.sub(draws, logZ()), 0);
    await expectWithinError({ value: mean, standardError: tf.sqrt(tf.div(variance, 2000)) }, elbo);
    expect((await tf.min(tf.sub(logLikelihood, elbo)).data())[0]).toBeGreaterThan(0);
  });

  test('tends to log p(v) with more draws, and says what it is', async () => {
    const { logLikelihood } = exact();
    const bound = deepBeliefBound(network, { samples: 20_000, chunk: 5000 });
    await expectClose(tf.sub(bound(visible(), key(5)), logZ()), logLikelihood, 0.03);
    const score = await logLikelihoodBound(bound, visible(), await exactLogPartition(network.top));
    expect(score.kind).toBe('lowerBound');
    await expectClose(score.mean, (await tf.mean(logLikelihood).data())[0]!, 0.03);
  });
});

describe('up–down', () => {
  /** Gradients with dreams of the model itself, as after a chain without end. */
  const wanted = (): NamedTensorMap =>
    valueAndGrads(network.parameters(), () => {
      const { logJoint, logQ } = exact();
      const [q, p] = [stopGradient(tf.exp(logQ)), stopGradient(tf.exp(logJoint))];
      const surprise = tf.div(tf.sum(tf.mul(q, logJoint)), -8);
      return { value: tf.sub<Scalar>(surprise, tf.sum(tf.mul(p, logQ))) };
    }).grads;

  test('with a long chain follows wake–sleep with the exact gradient at the top', async () => {
    const objective = upDown(network, { steps: 15 });
    const want = wanted();
    const batch = tf.tile(visible(), [50, 1]);
    const estimates = Array.from({ length: 10 }, (_, i) =>
      tf.tidy(() => {
        const { grads } = objective(batch, foldIn(key(6), i), {});
        return tf.concat(Object.keys(want).map((path) => tf.reshape(grads[path]!, [-1])));
      }),
    );
    const { mean, variance } = tf.moments(tf.stack(estimates), 0);
    const flat = tf.concat(Object.values(want).map((gradient) => tf.reshape(gradient, [-1])));
    await expectWithinError({ value: mean, standardError: tf.sqrt(tf.div(variance, 9)) }, flat);
  });

  test('takes real visible units, whose draws pass no gradient', async () => {
    const [first, second] = split(key(7)) as [ReturnType<typeof key>, ReturnType<typeof key>];
    const real = new DeepBeliefNetwork({
      stack: [
        new RBM({ visible: gaussianUnits(3), hidden: binaryUnits(2), key: first, weightInitializer }) as unknown as RBM, // prettier-ignore
        new RBM({ visible: binaryUnits(2), hidden: binaryUnits(2), key: second, weightInitializer }) as unknown as RBM, // prettier-ignore
      ],
    });
    const { value, metrics, grads } = upDown(real)(tf.ones([4, 3]), key(8), {});
    const { loss } = upDown(real).evaluate(tf.ones([4, 3]), key(8), {});
    await expectClose(loss!, value, 1e-6);
    const states = real.posterior(tf.ones([4, 3])).sample(split(key(8), 3)[0]!);
    const surprise = tf.neg(tf.mean(real.below(0, states).logProb(tf.ones([4, 3]))));
    await expectClose(metrics!['up']!, surprise, 1e-5);
    expect(Object.keys(grads)).toContain('layers.0.visible.logVariance');
    real.dispose();
  });
});

test('leaves no tensor behind', async () => {
  const [v, h] = [visible(), tf.zeros([8, 4])];
  await expectNoLeak(() => network.logJoint(v, h));
  await expectNoLeak(() => network.sample(key(0), 2, { steps: 2 }));
  await expectNoLeak(() => deepBeliefBound(network, { samples: 2 })(v, key(0)));
  await expectNoLeak(() => ({ ...upDown(network)(v, key(0), {}) }) as tf.TensorContainer);
  await expectNoLeak(() => make().dispose());
});

test('says what does not fit', () => {
  const stack = stackOf();
  expect(() => new DeepBeliefNetwork({ stack: stack.slice(0, 1) })).toThrow(
    'DeepBeliefNetwork: stack.length: expected an integer ≥ 2; got 1.',
  );
  expect(() => new DeepBeliefNetwork({ stack: [stack[0]!, stack[0]!] })).toThrow(
    'DeepBeliefNetwork: stack[1]: expected 2 visible units, as many as there are hidden ones below; got 3.',
  );
  for (const rbm of stack) rbm.dispose();
});

compiledLaws('up–down', {
  make: () => {
    const model = make();
    const objective = upDown(model, { steps: 2 });
    const parameters = model.parameters();
    return {
      variables: Object.values(parameters),
      step: (batch, stepKey, rate) => {
        const { value, grads, metrics } = objective(batch, stepKey, {});
        for (const [path, gradient] of Object.entries(grads)) {
          const variable = parameters[path]!;
          variable.assign(tf.sub(variable, tf.mul(rate, gradient)));
        }
        return { value, ...metrics };
      },
      dispose: () => model.dispose(),
    };
  },
  batch: (size, step) =>
    tf.tidy(() => tf.tile(tf.slice(binaryUnits(3).states(), step % 7, 1), [size, 1])),
});
