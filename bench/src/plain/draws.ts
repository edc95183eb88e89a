import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { moments } from '../contestant/moments.js';
import { repeated } from '../contestant/repeated.js';
import type { Open } from '../contestant/work.js';

const COUNT = 1e6;

const ways: Record<string, (probs: Tensor) => Tensor> = {
  gaussian: () => tf.randomNormal([COUNT]),
  uniform: () => tf.randomUniform([COUNT]),
  bernoulli: (probs) =>
    tf.tidy(() => tf.cast(tf.less(tf.randomUniform([COUNT]), probs), 'float32')),
};

/** Random numbers of TensorFlow.js. */
export const draws: Open = (name) => {
  const probs = tf.fill([COUNT], 0.3);
  const step = () => ways[name]!(probs);
  return repeated({ step, results: () => moments(step()), owned: [probs] });
};
