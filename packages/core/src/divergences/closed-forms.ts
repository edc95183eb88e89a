import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { klBernoulli } from './kl/bernoulli.js';
import { klBeta } from './kl/beta.js';
import { klCauchy } from './kl/cauchy.js';
import { klChiSquared } from './kl/chi-squared.js';
import { klDirichlet } from './kl/dirichlet.js';
import { klExponential } from './kl/exponential.js';
import { klExponentialGamma, klGamma, klGammaExponential } from './kl/gamma.js';
import { klGumbel } from './kl/gumbel.js';
import { klHalfNormal } from './kl/half-normal.js';
import { klInverseGamma } from './kl/inverse-gamma.js';
import { klLaplace } from './kl/laplace.js';
import { klLogNormal } from './kl/log-normal.js';
import { klMultivariateNormal } from './kl/multivariate-normal.js';
import { klNormal } from './kl/normal.js';
import { klPareto } from './kl/pareto.js';
import { klRayleigh } from './kl/rayleigh.js';
import { klUniform } from './kl/uniform.js';
import { klVonMisesFisher, klVonMisesFisherUniformSphere } from './kl/von-mises-fisher.js';
import { klVonMises } from './kl/von-mises.js';
import { klWeibull } from './kl/weibull.js';

/** A divergence of two distributions of known families. */
export type ClosedForm = (p: Distribution, q: Distribution) => Tensor;

/** Divergences that are known in closed form, by the names of the two families. */
export const closedForms: Readonly<Record<string, ClosedForm>> = {
  'Bernoulli, Bernoulli': forPair(klBernoulli),
  'Beta, Beta': forPair(klBeta),
  'Cauchy, Cauchy': forPair(klCauchy),
  'ChiSquared, ChiSquared': forPair(klChiSquared),
  'Dirichlet, Dirichlet': forPair(klDirichlet),
  'Exponential, Exponential': forPair(klExponential),
  'Exponential, Gamma': forPair(klExponentialGamma),
  'Gamma, Exponential': forPair(klGammaExponential),
  'Gamma, Gamma': forPair(klGamma),
  'Gumbel, Gumbel': forPair(klGumbel),
  'HalfNormal, HalfNormal': forPair(klHalfNormal),
  'InverseGamma, InverseGamma': forPair(klInverseGamma),
  'Laplace, Laplace': forPair(klLaplace),
  'LogNormal, LogNormal': forPair(klLogNormal),
  'MultivariateNormal, MultivariateNormal': forPair(klMultivariateNormal),
  'Normal, Normal': forPair(klNormal),
  'Pareto, Pareto': forPair(klPareto),
  'Rayleigh, Rayleigh': forPair(klRayleigh),
  'Uniform, Uniform': forPair(klUniform),
  'VonMises, VonMises': forPair(klVonMises),
  'VonMisesFisher, UniformSphere': forPair(klVonMisesFisherUniformSphere),
  'VonMisesFisher, VonMisesFisher': forPair(klVonMisesFisher),
  'Weibull, Weibull': forPair(klWeibull),
};

/** Families are looked up by name, so whatever comes here is what the form is of. */
function forPair<P extends Distribution, Q extends Distribution>(
  form: (p: P, q: Q) => Tensor,
): ClosedForm {
  return form as unknown as ClosedForm;
}
