import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '@gen/core/constraints';
import { gaussian } from '@gen/core/random';
import { ndtr } from '@gen/core/special';
import { linearInBias, type BiasParameters } from './bias-parameters.js';
import { defineUnits } from './define-units.js';
import type { SamplingUnits } from './units.js';

/**
 * Rectified linear units with noise.
 *
 *     x = max(0, t + √σ(t) ε),   ε ∼ N(0, 1),   t = a + b,   s(x) = x
 *
 * They stand for endless copies of a binary unit with biases b − ½, b − 3/2, …, of which x is the number
 * that are 1, and keep the intensity of their input. There is no exact normalizer, so energies and free
 * energies do not exist, and what needs them does not take these units. Their parameter is `bias`, b `[size]`
 * (Nair & Hinton 2010, "Rectified linear units improve restricted Boltzmann machines", §2,
 * https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf).
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { noisyReluUnits } from '@gen/energy';
 *
 * const units = noisyReluUnits(3);
 * const x = units.sample(key(0), tf.zeros([64, 3]), units.init()); // [64, 3], 0 or above
 * ```
 */
export function noisyReluUnits(size: number): SamplingUnits<BiasParameters> {
  const mean = (input: Tensor, { bias }: BiasParameters): Tensor => meanOf(tf.add(input, bias));
  return defineUnits<SamplingUnits<BiasParameters>>('noisyReluUnits', {
    ...linearInBias(size),
    support: nonNegative,
    mean,
    sampleAndMean: (key, input, { bias }) => {
      const t = tf.add(input, bias);
      const noise = gaussian(key, t.shape);
      const sample = tf.relu(tf.add(t, tf.mul(tf.sqrt(tf.sigmoid(t)), noise)));
      return { sample, mean: meanOf(t) };
    },
  });
}

/** E max(0, t + √v ε) = t Φ(t / √v) + √v φ(t / √v), v = σ(t). */
function meanOf(t: Tensor): Tensor {
  const deviation = tf.sqrt(tf.sigmoid(t));
  const ratio = tf.div(t, tf.maximum(deviation, 1e-18));
  const density = tf.mul(tf.exp(tf.mul(tf.square(ratio), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return tf.add(tf.mul(t, ndtr(ratio)), tf.mul(deviation, density));
}
