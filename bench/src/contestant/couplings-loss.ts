import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/**
 * −1/B Σ log p(x) of affine couplings: each leaves one half x₁ as it is, and makes of the other
 * x₂ exp(s) + t, where s is the tanh of the first part of its network at x₁ and t the second.
 */
export function couplingsLoss(networks: readonly ((x: Tensor) => Tensor)[], data: Tensor): Scalar {
  const size = data.shape[1]!;
  const first = Math.floor(size / 2);
  let halves = tf.split(data, [first, size - first], 1) as [Tensor, Tensor];
  let gain: Tensor = tf.zeros([data.shape[0]!]);
  networks.forEach((network, layer) => {
    const [read, change] = layer % 2 === 0 ? [0, 1] : [1, 0];
    const [raw, shift] = tf.split(network(halves[read]!), 2, 1) as [Tensor, Tensor];
    const logScale = tf.tanh(raw);
    const changed = tf.add(tf.mul(halves[change]!, tf.exp(logScale)), shift);
    halves = read === 0 ? [halves[0], changed] : [changed, halves[1]];
    gain = tf.add(gain, tf.sum(logScale, 1));
  });
  const z = tf.concat(halves, 1);
  const logBase = tf.sub(tf.mul(tf.sum(tf.square(z), 1), -0.5), (size / 2) * Math.log(2 * Math.PI));
  return tf.neg<Scalar>(tf.mean(tf.add(logBase, gain)));
}
