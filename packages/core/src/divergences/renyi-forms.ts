import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import type { Exponential } from '../distributions/exponential.js';
import type { HalfNormal } from '../distributions/half-normal.js';
import type { Rayleigh } from '../distributions/rayleigh.js';
import { renyiBernoulli } from './renyi/bernoulli.js';
import { renyiNormal } from './renyi/normal.js';
import { renyiOfRates } from './renyi/rate.js';

/** A Rényi divergence of two distributions of known families, of an order other than 1. */
export type RenyiForm = (p: Distribution, q: Distribution, order: number) => Tensor;

/** Rényi divergences that are known in closed form, by the names of the two families. */
export const renyiForms: Readonly<Record<string, RenyiForm>> = {
  'Bernoulli, Bernoulli': forPair(renyiBernoulli),
  'Exponential, Exponential': forPair((p: Exponential, q: Exponential, order) =>
    renyiOfRates(tf.div(q.rate, p.rate), order),
  ),
  'HalfNormal, HalfNormal': forPair((p: HalfNormal, q: HalfNormal, order) =>
    renyiOfRates(tf.square(tf.div(p.scale, q.scale)), order, 1 / 2),
  ),
  'LogNormal, LogNormal': forPair(renyiNormal),
  'Normal, Normal': forPair(renyiNormal),
  'Rayleigh, Rayleigh': forPair((p: Rayleigh, q: Rayleigh, order) =>
    renyiOfRates(tf.square(tf.div(p.scale, q.scale)), order),
  ),
};

/** Families are looked up by name, so whatever comes here is what the form is of. */
function forPair<P, Q>(form: (p: P, q: Q, order: number) => Tensor): RenyiForm {
  return form as unknown as RenyiForm;
}
