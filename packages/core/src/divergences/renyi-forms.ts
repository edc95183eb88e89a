import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import type { Exponential } from '../distributions/exponential.js';
import type { HalfNormal } from '../distributions/half-normal.js';
import type { Rayleigh } from '../distributions/rayleigh.js';
import { renyiBernoulli } from './renyi/bernoulli.js';
import { renyiCategories, renyiGeometric, renyiPoisson } from './renyi/counts.js';
import { renyiDirichlet } from './renyi/dirichlet.js';
import { renyiBeta, renyiChiSquared, renyiGamma, renyiInverseGamma } from './renyi/gamma.js';
import { renyiMultivariateNormal } from './renyi/multivariate-normal.js';
import { renyiNormal } from './renyi/normal.js';
import { renyiOfRates } from './renyi/rate.js';
import { renyiUniform } from './renyi/uniform.js';
import { renyiVonMises } from './renyi/von-mises.js';

/** A Rényi divergence of two distributions of known families, of an order other than 1. */
export type RenyiForm = (p: Distribution, q: Distribution, order: number) => Tensor;

/** Rényi divergences that are known in closed form, by the names of the two families. */
export const renyiForms: Readonly<Record<string, RenyiForm>> = {
  'Bernoulli, Bernoulli': forPair(renyiBernoulli),
  'Beta, Beta': forPair(renyiBeta),
  'Categorical, Categorical': forPair(renyiCategories),
  'ChiSquared, ChiSquared': forPair(renyiChiSquared),
  'Dirichlet, Dirichlet': forPair(renyiDirichlet),
  'Exponential, Exponential': forPair((p: Exponential, q: Exponential, order) =>
    renyiOfRates(tf.div(q.rate, p.rate), order),
  ),
  'Gamma, Gamma': forPair(renyiGamma),
  'Geometric, Geometric': forPair(renyiGeometric),
  'HalfNormal, HalfNormal': forPair((p: HalfNormal, q: HalfNormal, order) =>
    renyiOfRates(tf.square(tf.div(p.scale, q.scale)), order, 1 / 2),
  ),
  'InverseGamma, InverseGamma': forPair(renyiInverseGamma),
  'LogNormal, LogNormal': forPair(renyiNormal),
  'MultivariateNormal, MultivariateNormal': forPair(renyiMultivariateNormal),
  'Normal, Normal': forPair(renyiNormal),
  'OneHotCategorical, OneHotCategorical': forPair(renyiCategories),
  'Poisson, Poisson': forPair(renyiPoisson),
  'Rayleigh, Rayleigh': forPair((p: Rayleigh, q: Rayleigh, order) =>
    renyiOfRates(tf.square(tf.div(p.scale, q.scale)), order),
  ),
  'Uniform, Uniform': forPair(renyiUniform),
  'VonMises, VonMises': forPair(renyiVonMises),
};

/** Families are looked up by name, so whatever comes here is what the form is of. */
function forPair<P, Q>(form: (p: P, q: Q, order: number) => Tensor): RenyiForm {
  return form as unknown as RenyiForm;
}
