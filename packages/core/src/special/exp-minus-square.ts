import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * exp(−c x²), where the error of x² would be multiplied by c x².
 *
 * With h = |x| rounded to sixteenths, h² is exact and c x² = c h² + c (|x| − h)(|x| + h).
 */
export function expMinusSquare(c: 0.5 | 1, x: Tensor): Tensor {
  return (c === 1 ? whole : half)(x);
}

const ofScale = (c: 0.5 | 1): ((x: Tensor) => Tensor) =>
  elementwise<[x: Tensor]>('expMinusSquare', {
    names: ['x'],
    value: (x) => {
      const y = tf.minimum(tf.abs(x), 20); // where it is 0 in float32
      const h = tf.div(tf.floor(tf.mul(y, 16)), 16);
      const rest = tf.mul(tf.sub(y, h), tf.add(y, h));
      return tf.mul(tf.exp(tf.mul(tf.square(h), -c)), tf.exp(tf.mul(rest, -c)));
    },
    partials: (x) => [tf.mul(tf.mul(x, -2 * c), expMinusSquare(c, x))],
  });

const whole = ofScale(1);
const half = ofScale(0.5);
