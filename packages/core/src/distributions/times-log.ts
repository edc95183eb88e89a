import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** x times a logarithm, 0 where x is 0, be the logarithm −∞. */
export function timesLog(x: Tensor, log: Tensor): Tensor {
  const isCertain = tf.logicalAnd(tf.equal(x, 0), tf.less(log, -1e38));
  return tf.mul(x, tf.where(isCertain, 0, log));
}
