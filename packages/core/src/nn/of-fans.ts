import * as tf from '@tensorflow/tfjs-core';
import { gaussian } from '../random/gaussian.js';
import { uniform } from '../random/uniform.js';
import type { Fans, Initializer } from './initializer.js';

/** Uniform between minus and plus a bound that the fans tell. */
export const scaledUniform =
  (boundOf: (fans: Fans) => number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => {
      const bound = boundOf(fans);
      return tf.mul(tf.sub(uniform(key, shape), 0.5), 2 * bound);
    });

/** Gaussian with a standard deviation that the fans tell. */
export const scaledGaussian =
  (stddevOf: (fans: Fans) => number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => tf.mul(gaussian(key, shape), stddevOf(fans)));
