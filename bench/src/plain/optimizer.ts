import * as tf from '@tensorflow/tfjs-core';
import { givenGradient } from './given-gradient.js';

/** `tf.train.adam` or `tf.train.momentum` on a gradient that is there already. */
export const optimizer = givenGradient((name) =>
  name.startsWith('adam') ? tf.train.adam(1e-3, 0.9, 0.999, 1e-8) : tf.train.momentum(1e-3, 0.9),
);
