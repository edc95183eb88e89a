import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import { sumTo } from '../sum-to.js';
import { timesLog } from './times-log.js';

/**
 * x log p + (1 − x) log(1 − p) of logits l = log p − log(1 − p), without a logarithm of p:
 *
 *     x l − max(l, 0) − log(1 + exp(−|l|))
 *
 * The gradient is written out, x − σ(l) in l and l in x: that of the form above is wrong at l = 0.
 */
export const logMassOfLogits = tf.customGrad((...args) => {
  const [logits, values, save] = args as [Tensor, Tensor, GradSaveFunc];
  save([logits, values]);
  const linear = tf.sub(tf.mul(values, logits), tf.relu(logits));
  return {
    value: tf.sub(linear, tf.softplus(tf.neg(tf.abs(logits)))),
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const [l, x] = saved as [Tensor, Tensor];
      return [sumTo(tf.mul(dy, tf.sub(x, tf.sigmoid(l))), l.shape), sumTo(tf.mul(dy, l), x.shape)];
    },
  };
});

/**
 * x log p + (1 − x) log(1 − p), where 0 log 0 = 0: certain outcomes are certain.
 *
 * The gradient is x / p − (1 − x) / (1 − p) in p and log p − log(1 − p) in x.
 */
export const logMassOfProbs = tf.customGrad((...args) => {
  const [probs, values, save] = args as [Tensor, Tensor, GradSaveFunc];
  save([probs, values]);
  return {
    value: tf.add(
      timesLog(values, tf.log(probs)),
      timesLog(tf.sub(1, values), tf.log(tf.sub(1, probs))),
    ),
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const [p, x] = saved as [Tensor, Tensor];
      const [complement, others] = [tf.sub(1, p), tf.sub(1, x)];
      const slope = tf.sub(tf.divNoNan(x, p), tf.divNoNan(others, complement));
      return [
        sumTo(tf.mul(dy, slope), p.shape),
        sumTo(tf.mul(dy, tf.sub(tf.log(p), tf.log(complement))), x.shape),
      ];
    },
  };
});
