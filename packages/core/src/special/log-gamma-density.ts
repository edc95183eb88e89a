import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import { gammaScore, logGammaWeight } from './gamma-density.js';

const [SMALLEST, LARGEST] = [1e-37, 1e37];

/**
 * The log density of log x, where x is gamma distributed with concentration a and rate 1:
 *
 *     log(xᵃ e⁻ˣ / Γ(a)),   a > 0, x ≥ 0
 *
 * For large a nothing of the size of a cancels. It is −∞ at 0, with finite gradients.
 */
export const logGammaDensity: (a: Tensor, x: Tensor) => Tensor = elementwise<
  [a: Tensor, x: Tensor]
>('logGammaDensity', {
  names: ['a', 'x'],
  value: (a, x) => {
    const y = tf.clipByValue(x, SMALLEST, LARGEST);
    const inside = tf.add(logGammaWeight(a, y), tf.log(a));
    return tf.where(tf.lessEqual(x, 0), -Infinity, inside);
  },
  partials: (a, x) => {
    const y = tf.maximum(x, SMALLEST);
    return [tf.add(gammaScore(a, y), tf.reciprocal(a)), tf.div(tf.sub(a, x), y)];
  },
});
