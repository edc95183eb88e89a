import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { klBernoulliPoisson } from './kl/bernoulli-poisson.js';
import { klBernoulli } from './kl/bernoulli.js';
import { klBeta } from './kl/beta.js';
import { klCategories, klMultinomial } from './kl/categories.js';
import { klCauchy } from './kl/cauchy.js';
import { klChiSquared } from './kl/chi-squared.js';
import { familiesOfMasses, klOfDelta } from './kl/delta.js';
import { klDirichlet } from './kl/dirichlet.js';
import { klExponential } from './kl/exponential.js';
import { klExponentialGamma, klGamma, klGammaExponential } from './kl/gamma.js';
import { klGumbel } from './kl/gumbel.js';
import { klHalfCauchy } from './kl/half-cauchy.js';
import { klHalfNormal } from './kl/half-normal.js';
import { familiesBetween } from './kl/inside.js';
import { klInverseGamma } from './kl/inverse-gamma.js';
import { klLaplace } from './kl/laplace.js';
import { familiesWithLogs } from './kl/log-moments.js';
import { klLogNormal } from './kl/log-normal.js';
import { klMultivariateNormal } from './kl/multivariate-normal.js';
import { klNormalLaplace } from './kl/normal-laplace.js';
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
import { klToChiSquared, klToGamma } from './kl/to-gamma.js';
import { familiesWithTransforms, klToGumbel } from './kl/to-gumbel.js';
import { klToHalfNormal } from './kl/to-half-normal.js';
import { klToContinuousBernoulli, klToTruncatedNormal, klToUniform } from './kl/to-interval.js';
import { klToLogNormal } from './kl/to-log-normal.js';
import { klToRayleigh } from './kl/to-rayleigh.js';
import { klUniformExponential, klUniformGamma, klUniformPareto } from './kl/uniform-above-zero.js';
import { klUniformBeta } from './kl/uniform-beta.js';
import { klUniform } from './kl/uniform.js';
import {
  klUniformSphereVonMisesFisher,
  klVonMisesFisher,
  klVonMisesFisherUniformSphere,
} from './kl/von-mises-fisher.js';
import { klVonMises } from './kl/von-mises.js';
import { klWeibull } from './kl/weibull.js';
import { klWishart } from './kl/wishart.js';

/** A divergence of two distributions of known families. */
export type ClosedForm = (p: Distribution, q: Distribution) => Tensor;

/** Families above 0 with mean, variance and entropy. */
const aboveZero = [...familiesAboveZero, 'Exponential', 'Gamma'];

/** Forms that many families share, by the names of the two. */
const sharedForms: Readonly<Record<string, ClosedForm>> = {
  ...ofMoments('Normal', familiesOnTheLine, forPair(klToNormal)),
  ...ofMoments('Exponential', familiesAboveZero, forPair(klToExponential)),
  ...ofMoments('Gamma', familiesWithLogs, forPair(klToGamma)),
  ...ofMoments('ChiSquared', familiesWithLogs, forPair(klToChiSquared)),
  ...ofMoments('LogNormal', familiesWithLogs, forPair(klToLogNormal)),
  ...ofMoments('Rayleigh', familiesWithLogs, forPair(klToRayleigh)),
  ...ofMoments('HalfNormal', aboveZero, forPair(klToHalfNormal)),
  ...ofMoments('Gumbel', familiesWithTransforms, forPair(klToGumbel)),
  ...ofMoments('Uniform', familiesBetween, forPair(klToUniform)),
  ...ofMoments('ContinuousBernoulli', familiesBetween, forPair(klToContinuousBernoulli)),
  ...ofMoments('TruncatedNormal', familiesBetween, forPair(klToTruncatedNormal)),
  ...Object.fromEntries(familiesOfMasses.map((family) => [`Delta, ${family}`, forPair(klOfDelta)])),
};

/** Divergences that are known in closed form, by the names of the two families. */
export const closedForms: Readonly<Record<string, ClosedForm>> = {
  ...sharedForms,
  'Bernoulli, Bernoulli': forPair(klBernoulli),
  'Bernoulli, Poisson': forPair(klBernoulliPoisson),
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
  'HalfCauchy, HalfCauchy': forPair(klHalfCauchy),
  'HalfNormal, HalfNormal': forPair(klHalfNormal),
  'InverseGamma, InverseGamma': forPair(klInverseGamma),
  'Laplace, Laplace': forPair(klLaplace),
  'LogNormal, LogNormal': forPair(klLogNormal),
  'MultivariateNormal, MultivariateNormal': forPair(klMultivariateNormal),
  'Multinomial, Multinomial': forPair(klMultinomial),
  'NegativeBinomial, NegativeBinomial': forPair(klNegativeBinomial),
  'Normal, Laplace': forPair(klNormalLaplace),
  'Normal, Normal': forPair(klNormal),
  'OneHotCategorical, OneHotCategorical': forPair(klCategories),
  'Pareto, Pareto': forPair(klPareto),
  'Poisson, Poisson': forPair(klPoisson),
  'Rayleigh, Rayleigh': forPair(klRayleigh),
  'Uniform, Beta': forPair(klUniformBeta),
  'Uniform, Exponential': forPair(klUniformExponential),
  'Uniform, Gamma': forPair(klUniformGamma),
  'Uniform, Pareto': forPair(klUniformPareto),
  'Uniform, Uniform': forPair(klUniform),
  'UniformSphere, VonMisesFisher': forPair(klUniformSphereVonMisesFisher),
  'VonMises, VonMises': forPair(klVonMises),
  'VonMisesFisher, UniformSphere': forPair(klVonMisesFisherUniformSphere),
  'VonMisesFisher, VonMisesFisher': forPair(klVonMisesFisher),
  'Weibull, Weibull': forPair(klWeibull),
  'Wishart, Wishart': forPair(klWishart),
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
