import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { klBernoulli } from './kl/bernoulli.js';
import { klCauchy } from './kl/cauchy.js';
import { klExponential } from './kl/exponential.js';
import { klGumbel } from './kl/gumbel.js';
import { klHalfNormal } from './kl/half-normal.js';
import { klLaplace } from './kl/laplace.js';
import { klLogNormal } from './kl/log-normal.js';
import { klMultivariateNormal } from './kl/multivariate-normal.js';
import { klNormal } from './kl/normal.js';
import { klPareto } from './kl/pareto.js';
import { klRayleigh } from './kl/rayleigh.js';
import { klUniform } from './kl/uniform.js';
import { klWeibull } from './kl/weibull.js';

/** A divergence of two distributions of known families. */
export type ClosedForm = (p: Distribution, q: Distribution) => Tensor;

/** Divergences that are known in closed form, by the names of the two families. */
export const closedForms: Readonly<Record<string, ClosedForm>> = {
  'Bernoulli, Bernoulli': forPair(klBernoulli),
  'Cauchy, Cauchy': forPair(klCauchy),
  'Exponential, Exponential': forPair(klExponential),
  'Gumbel, Gumbel': forPair(klGumbel),
  'HalfNormal, HalfNormal': forPair(klHalfNormal),
  'Laplace, Laplace': forPair(klLaplace),
  'LogNormal, LogNormal': forPair(klLogNormal),
  'MultivariateNormal, MultivariateNormal': forPair(klMultivariateNormal),
  'Normal, Normal': forPair(klNormal),
  'Pareto, Pareto': forPair(klPareto),
  'Rayleigh, Rayleigh': forPair(klRayleigh),
  'Uniform, Uniform': forPair(klUniform),
  'Weibull, Weibull': forPair(klWeibull),
};

/** Families are looked up by name, so whatever comes here is what the form is of. */
function forPair<P extends Distribution, Q extends Distribution>(
  form: (p: P, q: Q) => Tensor,
): ClosedForm {
  return form as unknown as ClosedForm;
}
