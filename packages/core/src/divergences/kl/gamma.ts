import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Exponential } from '../../distributions/exponential.js';
import type { Gamma } from '../../distributions/gamma.js';
import { asTensor } from '../../distributions/parameter.js';
import { klOfGammas } from './gamma-shapes.js';

/**
 * KL divergence of two gamma distributions, with r = β_q / βₚ:
 *
 *     log Γ(a_q) − log Γ(aₚ) − (a_q − aₚ) ψ(aₚ) + aₚ (r − 1) − a_q log r
 */
export const klGamma = (p: Gamma, q: Gamma): Tensor =>
  klOfGammas(asTensor(p.concentration), asTensor(q.concentration), tf.div(q.rate, p.rate));

/** {@link klGamma}, where p is a gamma distribution with aₚ = 1. */
export const klExponentialGamma = (p: Exponential, q: Gamma): Tensor =>
  klOfGammas(tf.scalar(1), asTensor(q.concentration), tf.div(q.rate, p.rate));

/** {@link klGamma}, where q is a gamma distribution with a_q = 1. */
export const klGammaExponential = (p: Gamma, q: Exponential): Tensor =>
  klOfGammas(asTensor(p.concentration), tf.scalar(1), tf.div(q.rate, p.rate));
