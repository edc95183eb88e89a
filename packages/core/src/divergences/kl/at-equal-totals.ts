import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor, type Parameter } from '../../distributions/parameter.js';

/** A divergence of counts of n trials; NaN of different n, for which there is no closed form. */
export function atEqualTotals(
  p: Parameter,
  q: Parameter,
  divergence: (total: Tensor) => Tensor,
): Tensor {
  const totals = tf.cast(asTensor(p), 'float32');
  const value = divergence(totals);
  return tf.where(tf.equal(totals, tf.cast(asTensor(q), 'float32')), value, NaN);
}
