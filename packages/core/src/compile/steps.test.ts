import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { foldIn, key, split, valueAndGrads } from '@gen/core';
import { cond, scan } from '@gen/core/compile';
import { conv2d, dense, flatten, sequential, tanh, type Parameters } from '@gen/core/nn';
import { bernoulli, gaussian, integers, uniform } from '@gen/core/random';
import { adam } from '@gen/core/train';
import { compiledLaws, type StepOfModel } from '@gen/test-utils';

const images = (size: number, step: number): Tensor =>
  uniform(foldIn(key(1), step), [size, 6, 6, 1]);
const rows = (size: number, step: number): Tensor => gaussian(foldIn(key(2), step), [size, 5]);

const variablesOf = (named: Parameters): Variable[] => Object.values(named);

/** A step of Adam on a loss of a network. */
function trained(make: () => ReturnType<typeof sequential>): StepOfModel {
  const model = make();
  const parameters = model.parameters();
  const optimizer = adam();
  const state: Parameters = tf.tidy(() =>
    Object.fromEntries(
      Object.entries(optimizer.init(parameters)).map(([name, value]) => [
        name,
        tf.variable(value, false),
      ]),
    ),
  );
  const step: StepOfModel['step'] = (batch, k, rate) => {
    const { value, grads } = valueAndGrads(parameters, () => {
      const noisy = tf.add(batch, tf.mul(gaussian(k, batch.shape), 0.1));
      return { value: tf.mean(tf.square(model.apply(noisy))) };
    });
    const scalars = {
      '0.scale': tf.scalar(1),
      '0.epsilon': tf.scalar(1e-8),
      '1.learningRate': rate,
    };
    const next = optimizer.step!(grads, { state, parameters, scalars, key: k });
    assign(parameters, next.parameters);
    assign(state, next.state);
    return { value, first: Object.values(grads)[0] };
  };
  const variables = [...variablesOf(parameters), ...variablesOf(state)];
  return { step, variables, dispose: () => tf.dispose(variables) };
}

const assign = (variables: Parameters, values: NamedTensorMap): void => {
  for (const [name, value] of Object.entries(values)) variables[name]!.assign(value);
};

compiledLaws('a step of Adam on dense layers', {
  make: () =>
    trained(() =>
      sequential([
        dense({ inputs: 5, outputs: 4, key: key(0) }),
        tanh,
        dense({ inputs: 4, outputs: 2, key: key(3) }),
      ]),
    ),
  batch: rows,
});

compiledLaws('a step of Adam on convolutions', {
  make: () =>
    trained(() =>
      sequential([
        conv2d({ inputs: 1, outputs: 2, kernelSize: 3, stride: 2, key: key(0) }),
        tanh,
        flatten,
        dense({ inputs: 8, outputs: 2, key: key(3) }),
      ]),
    ),
  batch: images,
});

compiledLaws('a Gibbs chain with its state in a variable', {
  make: () => {
    const weights = tf.tidy(() => tf.variable(gaussian(key(9), [5, 3]), false));
    const state = tf.tidy(() => tf.variable(tf.zeros([2, 5]), false));
    return {
      step: (batch, k, rate) => {
        const [forChain, forNoise] = split(k);
        const [end, sums] = scan(
          (visible, each) => {
            const [up, down] = split(each);
            const hidden = tf.matMul(visible as Tensor2D, weights as Tensor2D);
            const h = bernoulli(up, [2, 3], { logits: hidden });
            const logits = tf.matMul(h as Tensor2D, weights as Tensor2D, false, true);
            const next = bernoulli(down, [2, 5], { logits: tf.div(logits, tf.add(rate, 1)) });
            return [next, tf.sum(next)];
          },
          state as Tensor,
          split(forChain, 3),
        );
        state.assign(end);
        const dice = integers(forNoise, [4], 0, 6);
        return { sums, dice, mean: tf.mean(batch) };
      },
      variables: [weights, state],
      dispose: () => tf.dispose([weights, state]),
    };
  },
  batch: rows,
});

compiledLaws('variables that change places, a choice, and results that are arguments', {
  make: () => {
    const [a, b, c] = tf.tidy(() =>
      [1, 2, 3].map((value) => tf.variable(tf.fill([3], value), false)),
    ) as [Variable, Variable, Variable];
    return {
      step: (batch, k, rate) => {
        const [was, noise] = [tf.clone(a as Tensor), gaussian(k, [3])];
        a.assign(tf.clone(b as Tensor));
        b.assign(tf.add(was, tf.mul(noise, rate)));
        c.assign(a as Tensor);
        const positive = tf.greater(tf.sum(noise), 0);
        const chosen = cond<Tensor>(
          positive,
          () => tf.square(b),
          () => tf.neg(b),
        );
        return { batch, rate, b, chosen, again: [chosen, tf.reshape(batch, [-1])], positive };
      },
      variables: [a, b, c],
      dispose: () => tf.dispose([a, b, c]),
    };
  },
  batch: rows,
});

compiledLaws('a variable that gets what an older one holds', {
  make: () => {
    const [older, younger] = tf.tidy(() =>
      [1, 2].map((value) => tf.variable(tf.fill([3], value), false)),
    ) as [Variable, Variable];
    return {
      step: (batch, _, rate) => {
        const sum = tf.add(tf.mul(younger as Tensor, rate), tf.mean(batch));
        younger.assign(older as Tensor);
        return { sum };
      },
      variables: [older, younger],
      dispose: () => tf.dispose([older, younger]),
    };
  },
  batch: rows,
});
