import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * x log p + (1 − x) log(1 − p) of logits l = log p − log(1 − p), without a logarithm of p:
 *
 *     x l − max(l, 0) − log(1 + exp(−|l|))
 *
 * The gradient is written out, x − σ(l) in l and l in x: that of the form above is wrong at l = 0.
 */
export const logMassOfLogits = tf.customGrad((l, x) => {
  const [logits, values] = [l as Tensor, x as Tensor];
  const linear = tf.sub(tf.mul(values, logits), tf.relu(logits));
  return {
    value: tf.sub(linear, tf.softplus(tf.neg(tf.abs(logits)))),
    gradFunc: (dy: Tensor) => [
      sumTo(tf.mul(dy, tf.sub(values, tf.sigmoid(logits))), logits.shape),
      sumTo(tf.mul(dy, logits), values.shape),
    ],
  };
});

/**
 * x log p + (1 − x) log(1 − p), where 0 log 0 = 0: certain outcomes are certain.
 *
 * The gradient is x / p − (1 − x) / (1 − p) in p and log p − log(1 − p) in x.
 */
export const logMassOfProbs = tf.customGrad((p, x) => {
  const [probs, values] = [p as Tensor, x as Tensor];
  const [complement, others] = [tf.sub(1, probs), tf.sub(1, values)];
  return {
    value: tf.add(timesLog(values, probs), timesLog(others, complement)),
    gradFunc: (dy: Tensor) => [
      sumTo(
        tf.mul(dy, tf.sub(tf.divNoNan(values, probs), tf.divNoNan(others, complement))),
        probs.shape,
      ),
      sumTo(tf.mul(dy, tf.sub(tf.log(probs), tf.log(complement))), values.shape),
    ],
  };
});

/** x log y, and 0 where x = 0. */
const timesLog = (x: Tensor, y: Tensor): Tensor =>
  tf.where(tf.equal(x, 0), 0, tf.mul(x, tf.log(y)));

/** Sums over the axes along which `shape` was broadcast. */
function sumTo(x: Tensor, shape: number[]): Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return tf.reshape(axes.length === 0 ? x : tf.sum(x, axes), shape);
}
