import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { foldIn, key, type Key } from '@gen/core';
import { compile, explain } from '@gen/core/compile';
import {
  activations,
  addScaled,
  attention,
  biasActivation,
  columnSums,
  groupNormalization,
  lerp,
  lerpSquare,
  runKernel,
} from '@gen/core/kernels';
import * as random from '@gen/core/random';

/** What is done with rows [6, 4] of positive numbers and a key. */
type Step = (x: Tensor2D, k: Key) => Tensor;

const row = (x: Tensor): Tensor => tf.reshape(tf.slice(x, [0, 0], [1, 4]), [4]);

const draws: Readonly<Record<string, Step>> = {
  bernoulli: (x, k) => random.bernoulli(k, [6, 4], { logits: x }),
  bernoulliOfSigmoid: (x, k) => random.bernoulliOfSigmoid(k, x, row(x)),
  beta: (x, k) => random.beta(k, [6, 4], x, 2),
  binomial: (x, k) => random.binomial(k, [6, 4], 7, { probs: tf.sigmoid(x) }),
  bits: (_, k) => random.bits(k, [6, 4]),
  categorical: (x, k) => random.categorical(k, [6], x),
  categoricalOfProbs: (x, k) => random.categoricalOfProbs(k, [6], tf.softmax(x)),
  categoricalWithoutReplacement: (x, k) => random.categoricalWithoutReplacement(k, [6], x, 2),
  cauchy: (_, k) => random.cauchy(k, [6, 4]),
  chiSquared: (x, k) => random.chiSquared(k, [6, 4], x),
  dirichlet: (x, k) => random.dirichlet(k, [6], x),
  exponential: (_, k) => random.exponential(k, [6, 4]),
  gamma: (x, k) => random.gamma(k, [6, 4], x),
  gaussian: (_, k) => random.gaussian(k, [6, 4]),
  geometric: (x, k) => random.geometric(k, [6, 4], { probs: tf.sigmoid(x) }),
  gumbel: (_, k) => random.gumbel(k, [6, 4]),
  integers: (_, k) => random.integers(k, [6, 4], -3, 9),
  laplace: (_, k) => random.laplace(k, [6, 4]),
  logGamma: (x, k) => random.logGamma(k, [6, 4], x),
  logistic: (_, k) => random.logistic(k, [6, 4]),
  multinomial: (x, k) => random.multinomial(k, [6], 5, tf.softmax(x)),
  negativeBinomial: (x, k) => random.negativeBinomial(k, [6, 4], x, { probs: tf.sigmoid(x) }),
  poisson: (x, k) => random.poisson(k, [6, 4], x),
  rademacher: (_, k) => random.rademacher(k, [6, 4]),
  studentT: (x, k) => random.studentT(k, [6, 4], x),
  truncatedNormal: (x, k) => random.truncatedNormal(k, [6, 4], tf.neg(x), x),
  uniform: (_, k) => random.uniform(k, [6, 4]),
  unitSphere: (_, k) => random.unitSphere(k, [6, 4]),
  vonMises: (x, k) => random.vonMises(k, [6, 4], x),
};

/** Without a gradient. */
const updates: Readonly<Record<string, Step>> = {
  lerp: (x, k) => runKernel(lerp, between(x, k), {}),
  lerpSquare: (x, k) => runKernel(lerpSquare, between(x, k), {}),
  addScaled: (x, k) => runKernel(addScaled, between(x, k), {}),
};

const kernels: Readonly<Record<string, Step>> = {
  columnSums: (x) => runKernel(columnSums, { a: x, b: tf.tanh(x) }, {}),
  groupNormalization: (x) =>
    runKernel(
      groupNormalization,
      { x: tf.reshape(x, [2, 3, 4]), scale: row(x), offset: row(x) },
      { groups: 2, epsilon: 1e-5 },
    ),
  attention: (x, k) => {
    const query = tf.reshape(x, [2, 3, 4]);
    const value = random.gaussian(k, [2, 3, 4]);
    const inputs = { query, key: tf.tanh(query), value };
    return runKernel(attention, inputs, { scale: 0.5, causal: true });
  },
  ...Object.fromEntries(
    Object.keys(activations).map((activation) => [
      `biasActivation of ${activation}`,
      (x: Tensor2D) =>
        runKernel(
          biasActivation,
          { x: tf.sub(x, 1), bias: row(x) },
          { activation: activation as keyof typeof activations },
        ),
    ]),
  ),
};

const between = (x: Tensor, k: Key) => ({
  a: x,
  x: random.gaussian(k, [6, 4]),
  weight: tf.scalar(0.25),
});

/** A step that also gives the gradient of what it does. */
const withGradient =
  (f: Step) =>
  (x: Tensor2D, k: Key): Tensor[] => {
    const { value, grad } = tf.valueAndGrad((at) =>
      // What has no gradient passes that of x on.
      tf.sum(tf.add(tf.sum(tf.cast(f(at as Tensor2D, k), 'float32')), at)),
    )(x);
    return [f(x, k), value, grad];
  };

describe.each([
  ['draws', draws, withGradient],
  ['kernels', kernels, withGradient],
  ['updates', updates, (f: Step) => (x: Tensor2D, k: Key) => [f(x, k)]],
])('recorded alone, of our %s', (_, steps, make) => {
  it.each(Object.entries(steps))('%s gives its bits', async (name, f) => {
    const step = make(f);
    const compiled = compile(step, { name, check: false });
    for (let i = 0; i < 3; i++) {
      const x = tf.tidy(() => tf.add(random.uniform(foldIn(key(7), i), [6, 4]), 0.5)) as Tensor2D;
      const k = foldIn(key(8), i);
      const wanted = tf.tidy(() => step(x, k));
      expect(await valuesOf(compiled(x, k))).toEqual(await valuesOf(wanted));
      x.dispose();
    }
    for (const { reason } of explain(compiled).recordings) expect(reason).toBeUndefined();
    compiled.dispose();
  });
});

async function valuesOf(tensors: readonly Tensor[]): Promise<number[][]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose([...tensors]);
  return values.map((numbers) => Array.from(numbers));
}
