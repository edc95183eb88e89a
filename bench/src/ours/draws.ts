import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli, foldIn, key, type Key } from '@gen/core';
import { gaussian, uniform } from '@gen/core/random';
import { moments } from '../contestant/moments.js';
import { repeated } from '../contestant/repeated.js';
import type { Open } from '../contestant/work.js';

const COUNT = 1e6;

/** Random numbers of ours. */
export const draws: Open = (name) => {
  const probs = tf.fill([COUNT], 0.3);
  const ways: Record<string, (k: Key) => Tensor> = {
    gaussian: (k) => gaussian(k, [COUNT]),
    uniform: (k) => uniform(k, [COUNT]),
    bernoulli: (k) => bernoulli({ probs }).sample(k),
  };
  let count = 0;
  const step = () => ways[name]!(foldIn(key(0), count++));
  return repeated({ step, results: () => moments(step()), owned: [probs] });
};
