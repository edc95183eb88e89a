import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { digamma } from './digamma.js';
import { elementwise } from './elementwise.js';
import { lgamma } from './lgamma.js';
import { polygamma } from './polygamma.js';
import { binet, digammaMinusLog } from './stirling.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * The entropy of the gamma distribution with concentration a and rate 1:
 *
 *     a + log Γ(a) + (1 − a) ψ(a)
 *
 * For a ≥ 1 Stirling's formula leaves ½ log 2πa + J(a) + (1 − a) (ψ(a) − log a), in which nothing of
 * the size of a cancels.
 */
export const gammaEntropy: (a: Tensor) => Tensor = elementwise<[a: Tensor]>('gammaEntropy', {
  names: ['a'],
  value: (a) => {
    const [few, more] = [tf.minimum(a, 1), tf.maximum(a, 1)];
    const small = tf.add(tf.add(few, lgamma(few)), tf.mul(tf.sub(1, few), digamma(few)));
    const stirling = tf.add(binet(more), tf.mul(tf.sub(1, more), digammaMinusLog(more)));
    const large = tf.add(tf.add(tf.mul(tf.log(more), 0.5), HALF_LOG_TWO_PI), stirling);
    return tf.where(tf.less(a, 1), small, large);
  },
  partials: (a) => [tf.add(tf.mul(tf.sub(1, a), polygamma(1, a)), 1)],
});
