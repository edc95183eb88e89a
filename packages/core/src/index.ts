export type { Backend, Engine, EngineReport, RefusedEngine, RunningEngine } from './backend.js';
export { broadcastShape, checkBroadcast } from './broadcast-shape.js';
export { checkCount } from './check-count.js';
export { checkShape, checkTrailingShape } from './check-shape.js';
export { bernoulli, type Bernoulli, type BernoulliOptions } from './distributions/bernoulli.js';
export type {
  CheckedParameter,
  ConditionalDistribution,
  ContinuousDistribution,
  DiscreteDistribution,
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasSampleAndLogProb,
  HasSupport,
  HasVariance,
  Reparameterization,
  Reparameterized,
  SampleAndLogProb,
} from './distributions/distribution.js';
export type { LocationScaleOptions } from './distributions/location-scale-spec.js';
export { beta, type Beta, type BetaOptions } from './distributions/beta.js';
export { binomial, type Binomial, type BinomialOptions } from './distributions/binomial.js';
export {
  categorical,
  type Categorical,
  type CategoricalOptions,
  type HasLogProbs,
} from './distributions/categorical.js';
export { cauchy, type Cauchy } from './distributions/cauchy.js';
export {
  continuousBernoulli,
  type ContinuousBernoulli,
  type ContinuousBernoulliOptions,
} from './distributions/continuous-bernoulli.js';
export { delta, type Delta, type DeltaOptions } from './distributions/delta.js';
export {
  discretized,
  type Discretized,
  type DiscretizedOptions,
} from './distributions/discretized.js';
export { empirical, type Empirical, type EmpiricalOptions } from './distributions/empirical.js';
export {
  expRelaxedOneHotCategorical,
  type ExpRelaxedOneHotCategorical,
  type RelaxedOneHotCategoricalOptions,
} from './distributions/exp-relaxed-one-hot-categorical.js';
export {
  chiSquared,
  type ChiSquared,
  type ChiSquaredOptions,
} from './distributions/chi-squared.js';
export { dirichlet, type Dirichlet, type DirichletOptions } from './distributions/dirichlet.js';
export {
  exponential,
  type Exponential,
  type ExponentialOptions,
} from './distributions/exponential.js';
export { gamma, type Gamma, type GammaOptions } from './distributions/gamma.js';
export { geometric, type Geometric, type GeometricOptions } from './distributions/geometric.js';
export { gumbel, type Gumbel } from './distributions/gumbel.js';
export {
  halfCauchy,
  type HalfCauchy,
  type HalfCauchyOptions,
} from './distributions/half-cauchy.js';
export {
  halfNormal,
  type HalfNormal,
  type HalfNormalOptions,
} from './distributions/half-normal.js';
export {
  inverseGamma,
  type InverseGamma,
  type InverseGammaOptions,
} from './distributions/inverse-gamma.js';
export {
  joint,
  type JointDistribution,
  type JointPart,
  type JointSample,
  type NamedTensors,
} from './distributions/joint.js';
export {
  kumaraswamy,
  type Kumaraswamy,
  type KumaraswamyOptions,
} from './distributions/kumaraswamy.js';
export { laplace, type Laplace } from './distributions/laplace.js';
export {
  linearGaussianStateSpace,
  type LinearGaussianStateSpace,
  type LinearGaussianStateSpaceOptions,
  type StatePosterior,
} from './distributions/linear-gaussian-state-space.js';
export {
  lkjCholesky,
  type LkjCholesky,
  type LkjCholeskyOptions,
} from './distributions/lkj-cholesky.js';
export { logNormal, type LogNormal, type LogNormalOptions } from './distributions/log-normal.js';
export { logistic, type Logistic } from './distributions/logistic.js';
export {
  multinomial,
  type Multinomial,
  type MultinomialOptions,
} from './distributions/multinomial.js';
export {
  negativeBinomial,
  type NegativeBinomial,
  type NegativeBinomialOptions,
} from './distributions/negative-binomial.js';
export { oneHotCategorical, type OneHotCategorical } from './distributions/one-hot-categorical.js';
export { pareto, type Pareto, type ParetoOptions } from './distributions/pareto.js';
export { poisson, type Poisson, type PoissonOptions } from './distributions/poisson.js';
export { rayleigh, type Rayleigh, type RayleighOptions } from './distributions/rayleigh.js';
export { studentT, type StudentT, type StudentTOptions } from './distributions/student-t.js';
export {
  relaxedBernoulli,
  type RelaxedBernoulli,
  type RelaxedBernoulliOptions,
} from './distributions/relaxed-bernoulli.js';
export {
  relaxedOneHotCategorical,
  type RelaxedOneHotCategorical,
} from './distributions/relaxed-one-hot-categorical.js';
export { transformed, type Pushforward, type Transformed } from './distributions/transformed.js';
export { triangular, type Triangular, type TriangularOptions } from './distributions/triangular.js';
export {
  truncatedNormal,
  type TruncatedNormal,
  type TruncatedNormalOptions,
} from './distributions/truncated-normal.js';
export { uniform, type Uniform, type UniformOptions } from './distributions/uniform.js';
export {
  uniformSphere,
  type UniformSphere,
  type UniformSphereOptions,
} from './distributions/uniform-sphere.js';
export { vonMises, type VonMises, type VonMisesOptions } from './distributions/von-mises.js';
export {
  vonMisesFisher,
  type VonMisesFisher,
  type VonMisesFisherOptions,
} from './distributions/von-mises-fisher.js';
export { weibull, type Weibull, type WeibullOptions } from './distributions/weibull.js';
export { wishart, type Wishart, type WishartOptions } from './distributions/wishart.js';
export { independent, type Independent } from './distributions/independent.js';
export { normal, type Normal, type NormalOptions } from './distributions/normal.js';
export { zeroInflated, type ZeroInflated } from './distributions/zero-inflated.js';
export type { LogitsOrProbs } from './distributions/logits-or-probs.js';
export {
  markovChain,
  type MarkovChain,
  type MarkovChainOptions,
} from './distributions/markov-chain.js';
export {
  mixtureSameFamily,
  type MixtureSameFamily,
  type MixtureSameFamilyOptions,
} from './distributions/mixture-same-family.js';
export { mixture, type Mixture, type MixtureOptions } from './distributions/mixture.js';
export {
  multivariateNormalDiag,
  type MultivariateNormalDiagOptions,
} from './distributions/multivariate-normal-diag.js';
export {
  multivariateNormalLowRank,
  type MultivariateNormalLowRankOptions,
} from './distributions/multivariate-normal-low-rank.js';
export {
  multivariateNormal,
  type CovarianceOptions,
  type MultivariateNormal,
  type MultivariateNormalOptions,
} from './distributions/multivariate-normal.js';
export type { Scatter } from './distributions/scatter.js';
export type { Parameter } from './distributions/parameter.js';
export { EngineError, type EngineErrorParts } from './engine-error.js';
export { InputError, type InputErrorParts } from './input-error.js';
export type { Estimate, Objective, Scalars, StatefulObjective } from './objective.js';
export { foldIn } from './random/fold-in.js';
export { key, type Key } from './random/key.js';
export { split } from './random/split.js';
export { scalarsAt } from './scalars-at.js';
export { toSchedule, type Schedule } from './schedule.js';
export type { Shape } from './shape.js';
export { use, type UseOptions } from './use.js';
export { checkInside } from './debug/check-inside.js';
export type { Judged } from './debug/check-values.js';
export { debugCheck } from './debug/debug-check.js';
export { validate } from './debug/validate.js';
export { valueAndGrads, type Loss } from './value-and-grads.js';
