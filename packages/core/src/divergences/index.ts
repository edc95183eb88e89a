export { alphaDivergence } from './alpha-divergence.js';
export { chiSquaredDivergence } from './chi-squared-divergence.js';
export { crossEntropy } from './cross-entropy.js';
export { energyDistance } from './energy-distance.js';
export { fDivergenceBound } from './f-divergence-bound.js';
export { alpha } from './generators/alpha.js';
export type { DivergenceGenerator } from './generators/divergence-generator.js';
export { jensenShannon } from './generators/jensen-shannon.js';
export { kl } from './generators/kl.js';
export { pearson } from './generators/pearson.js';
export { reverseKl } from './generators/reverse-kl.js';
export { squaredHellinger } from './generators/squared-hellinger.js';
export { totalVariation } from './generators/total-variation.js';
export { kernelSteinDiscrepancy } from './kernel-stein-discrepancy.js';
export { closedFormKls, hasClosedFormKl, klDivergence } from './kl-divergence.js';
export { mmdLinear } from './mmd-linear.js';
export { mmdUnbiased } from './mmd-unbiased.js';
export { mmd } from './mmd.js';
export { monteCarloCrossEntropy } from './monte-carlo-cross-entropy.js';
export { monteCarloEntropy } from './monte-carlo-entropy.js';
export type { MonteCarloEstimate } from './monte-carlo-estimate.js';
export { monteCarloFDivergence } from './monte-carlo-f-divergence.js';
export { monteCarloKl } from './monte-carlo-kl.js';
export { monteCarloRenyi } from './monte-carlo-renyi.js';
export { barberAgakov } from './mutual-information/barber-agakov.js';
export { infoNce } from './mutual-information/info-nce.js';
export { mine, type MineBound, type MineOptions } from './mutual-information/mine.js';
export { nwj } from './mutual-information/nwj.js';
export { closedFormRenyis, hasClosedFormRenyi, renyiDivergence } from './renyi-divergence.js';
export { energyKernel } from './similarities/energy-kernel.js';
export { imqKernel, type ImqKernelOptions } from './similarities/imq-kernel.js';
export { linearKernel } from './similarities/linear-kernel.js';
export { medianBandwidth } from './similarities/median-bandwidth.js';
export { rbfKernel, type RbfKernelOptions } from './similarities/rbf-kernel.js';
export {
  rbfMixtureKernel,
  type RbfMixtureKernelOptions,
} from './similarities/rbf-mixture-kernel.js';
export type { RadialProfile, RadialSimilarity, Similarity } from './similarities/similarity.js';
export { squaredDistances } from './squared-distances.js';
export { squaredHellingerDistance } from './squared-hellinger-distance.js';
export type { SampleWeights } from './transport/masses.js';
export {
  sinkhornDivergence,
  type SinkhornDivergenceOptions,
} from './transport/sinkhorn-divergence.js';
export { sinkhorn, type SinkhornOptions, type Transport } from './transport/sinkhorn.js';
export {
  slicedWasserstein,
  type SlicedWassersteinOptions,
} from './transport/sliced-wasserstein.js';
export type { WassersteinOrder } from './transport/transport-cost.js';
export { wasserstein, type WassersteinOptions } from './transport/wasserstein.js';
