import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { klBernoulli } from './kl/bernoulli.js';
import { klBeta } from './kl/beta.js';
import { klCategories, klMultinomial } from './kl/categories.js';
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
import {
  familiesAboveZero,
  familiesOnTheLine,
  klToExponential,
  klToNormal,
} from './kl/of-moments.js';
import { klPareto } from './kl/pareto.js';
import { klPoisson } from './kl/poisson.js';
import { klRayleigh } from './kl/rayleigh.js';
import { klBinomial, klGeometric, klNegativeBinomial } from './kl/trials.js';
import { klUniform } from './kl/uniform.js';
import { klVonMisesFisher, klVonMisesFisherUniformSphere } from './kl/von-mises-fisher.js';
import { klVonMises } from './kl/von-mises.js';
import { klWeibull } from './kl/weibull.js';
import { klWishart } from './kl/wishart.js';

/** A divergence of two distributions of known families. */
export type ClosedForm = (p: Distribution, q: Distribution) => Tensor;

/** Divergences that are known in closed form, by the names of the two families. */
export const closedForms: Readonly<Record<string, ClosedForm>> = {
  'Bernoulli, Bernoulli': forPair(klBernoulli),
  'Beta, Beta': forPair(klBeta),
  'Binomial, Binomial': forPair(klBinomial),
  'Categorical, Categorical': forPair(klCategories),
  'Cauchy, Cauchy': forPair(klCauchy),
  'ChiSquared, ChiSquared': forPair(klChiSquared),
  // Log densities are linear in x here too.
  'ContinuousBernoulli, ContinuousBernoulli': forPair(klBernoulli),
  'Dirichlet, Dirichlet': forPair(klDirichlet),
  'Exponential, Exponential': forPair(klExponential),
  'Exponential, Gamma': forPair(klExponentialGamma),
  'Gamma, Exponential': forPair(klGammaExponential),
  'Gamma, Gamma': forPair(klGamma),
  'Geometric, Geometric': forPair(klGeometric),
  'Gumbel, Gumbel': forPair(klGumbel),
  'HalfNormal, HalfNormal': forPair(klHalfNormal),
  'InverseGamma, InverseGamma': forPair(klInverseGamma),
  'Laplace, Laplace': forPair(klLaplace),
  'LogNormal, LogNormal': forPair(klLogNormal),
  'MultivariateNormal, MultivariateNormal': forPair(klMultivariateNormal),
  'Multinomial, Multinomial': forPair(klMultinomial),
  'NegativeBinomial, NegativeBinomial': forPair(klNegativeBinomial),
  'Normal, Normal': forPair(klNormal),
  'OneHotCategorical, OneHotCategorical': forPair(klCategories),
  'Pareto, Pareto': forPair(klPareto),
  'Poisson, Poisson': forPair(klPoisson),
  'Rayleigh, Rayleigh': forPair(klRayleigh),
  'Uniform, Uniform': forPair(klUniform),
  'VonMises, VonMises': forPair(klVonMises),
  'VonMisesFisher, UniformSphere': forPair(klVonMisesFisherUniformSphere),
  'VonMisesFisher, VonMisesFisher': forPair(klVonMisesFisher),
  'Weibull, Weibull': forPair(klWeibull),
  'Wishart, Wishart': forPair(klWishart),
  ...ofMoments('Normal', familiesOnTheLine, forPair(klToNormal)),
  ...ofMoments('Exponential', familiesAboveZero, forPair(klToExponential)),
};

/** One form for several families. */
function ofMoments(
  to: string,
  families: readonly string[],
  form: ClosedForm,
): Readonly<Record<string, ClosedForm>> {
  return Object.fromEntries(families.map((family) => [`${family}, ${to}`, form]));
}

/** Families are looked up by name, so whatever comes here is what the form is of. */
function forPair<P, Q>(form: (p: P, q: Q) => Tensor): ClosedForm {
  return form as unknown as ClosedForm;
}
