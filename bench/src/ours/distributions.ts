import * as tf from '@tensorflow/tfjs-core';
import {
  bernoulli,
  beta,
  categorical,
  exponential,
  foldIn,
  gamma,
  key,
  laplace,
  normal,
  poisson,
  studentT,
  uniform,
  type Distribution,
} from '@gen/core';
import { moments } from '../contestant/moments.js';
import { repeated } from '../contestant/repeated.js';
import { fingerprint, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';

const makers: Readonly<Record<string, () => Distribution>> = {
  normal: () => normal({ loc: 0.5, scale: 2 }),
  uniform: () => uniform({ low: -1, high: 2 }),
  exponential: () => exponential({ rate: 2 }),
  laplace: () => laplace({ loc: 0.5, scale: 2 }),
  gamma: () => gamma({ concentration: 2.5, rate: 2 }),
  beta: () => beta({ alpha: 2.5, beta: 1.5 }),
  'student-t': () => studentT({ degreesOfFreedom: 9, loc: 0.5, scale: 2 }),
  bernoulli: () => bernoulli({ logits: 0.5 }),
  categorical: () => categorical({ probs: tf.softmax(tf.mul(tf.range(0, 10), 0.1)) }),
  poisson: () => poisson({ rate: 4 }),
};

/** The distribution that a case names, and how many elements it has. */
function named(name: string): { readonly d: Distribution; readonly count: number } {
  const isFew = name.endsWith('-100');
  return { d: makers[isFew ? name.slice(0, -4) : name]!(), count: isFew ? 100 : 1e6 };
}

/** Draws of ours. */
export const sample: Open = (name) => {
  const { d, count } = named(name);
  let draws = 0;
  const step = () => d.sample(foldIn(key(0), draws++), [count]);
  return repeated({ step, results: () => moments(step()) });
};

/** Log probabilities of ours. */
export const logProb: Open = (name, inputs) => {
  const { d } = named(name);
  const x = tensorOf(inputs, 'x');
  const step = () => d.logProb(x);
  const results = async () => {
    const values = step();
    const told = await fingerprint(values);
    values.dispose();
    return told;
  };
  return repeated({ step, results, owned: [x] });
};
