import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LocationScaleOptions } from '../../distributions/location-scale-spec.js';
import { whereProper } from './where-proper.js';

/**
 * Rényi divergence of two normal distributions, with r = (σ_q / σₚ)² and s = (1 − α) + α r:
 *
 *     α (μₚ − μ_q)² / (2 σₚ² s) + (log s − α log r) / (2 (1 − α)),   ∞ where s ≤ 0
 *
 * (van Erven & Harremoës 2014, "Rényi divergence and Kullback–Leibler divergence", eq. 10,
 * https://arxiv.org/abs/1206.2459).
 */
export function renyiNormal(
  p: LocationScaleOptions,
  q: LocationScaleOptions,
  order: number,
): Tensor {
  const ratio = tf.square(tf.div(q.scale, p.scale));
  const mixed = tf.add(tf.mul(ratio, order), 1 - order);
  return whereProper(mixed, (s) => {
    const distance = tf.square(tf.div(tf.sub(p.loc, q.loc), p.scale));
    const logs = tf.sub(tf.log(s), tf.mul(tf.log(ratio), order));
    return tf.add(tf.mul(tf.div(distance, s), order / 2), tf.div(logs, 2 * (1 - order)));
  });
}
