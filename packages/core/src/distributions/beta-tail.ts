import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { betainc } from '../special/betainc.js';
import { logBetainc, logBetaincc } from '../special/log-beta-tails.js';

/**
 * I(a, b, x), the regularized incomplete beta function, of x and 1 − x, of which the smaller is taken:
 * it has the digits.
 */
export function betaTail(a: Tensor, b: Tensor, x: Tensor, rest: Tensor): Tensor {
  const isSmall = tf.less(x, rest);
  const inner = betainc(tf.where(isSmall, a, b), tf.where(isSmall, b, a), tf.minimum(x, rest));
  return tf.where(isSmall, inner, tf.sub(1, inner));
}

/** log I(a, b, x) of x and 1 − x, as {@link betaTail}: finite where I is smaller than any float32. */
export function logBetaTail(a: Tensor, b: Tensor, x: Tensor, rest: Tensor): Tensor {
  const isSmall = tf.less(x, rest);
  const least = tf.maximum(tf.minimum(x, rest), 1e-37);
  const [c, d] = [tf.where(isSmall, a, b), tf.where(isSmall, b, a)];
  return tf.where(isSmall, logBetainc(c, d, least), logBetaincc(c, d, least));
}
