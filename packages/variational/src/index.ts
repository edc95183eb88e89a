export { bernoulliLikelihood } from './bernoulli-likelihood.js';
export { convolutionalVAE, type ConvolutionalVAEConfig } from './convolutional-vae.js';
export { denseVAE, type DenseVAEConfig } from './dense-vae.js';
export { diagonalGaussian, type DiagonalGaussian } from './diagonal-gaussian.js';
export { elbo, type ELBOOptions } from './elbo.js';
export {
  evidenceLowerBound,
  type EvidenceLowerBound,
  type EvidenceLowerBoundOptions,
} from './evidence-lower-bound.js';
export {
  gaussianLikelihood,
  LearnedGaussianLikelihood,
  type GaussianLikelihoodOptions,
} from './gaussian-likelihood.js';
export type { DistributionLayer, Head, Support } from './head.js';
export {
  importanceWeightedLogLikelihood,
  type ImportanceWeightedOptions,
} from './importance-weighted-log-likelihood.js';
export { latentKl, sampledKl, type LatentDivergence } from '@gen/core/bounds';
export { linearPath, sphericalPath, type LatentPath } from './latent-path.js';
export { latentGrid, manifold, type LatentGridOptions } from './manifold.js';
export { standardNormal } from './standard-normal.js';
export { validateBatch } from './validate-batch.js';
export { VAE, type Likelihood, type Posterior, type VAEConfig } from './vae.js';
