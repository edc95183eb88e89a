export { averageOver, type AverageOverOptions, type PerExample } from './average-over.js';
export {
  calibrationError,
  type CalibrationBin,
  type CalibrationError,
  type CalibrationErrorOptions,
} from './calibration/calibration-error.js';
export {
  rankUniformity,
  type RankUniformity,
  type RankUniformityOptions,
} from './calibration/rank-uniformity.js';
export {
  disentanglementCompleteness,
  type DisentanglementCompleteness,
  type DisentanglementCompletenessOptions,
} from './codes/disentanglement-completeness.js';
export {
  mutualInformationGap,
  type MutualInformationGap,
  type MutualInformationGapOptions,
} from './codes/mutual-information-gap.js';
export {
  separatedAttributePredictability,
  type SeparatedAttributePredictability,
} from './codes/separated-attribute-predictability.js';
export { extractFeatures, type ExtractFeaturesOptions } from './features/extract-features.js';
export type { FeatureExtractor } from './features/feature-extractor.js';
export { networkFeatures } from './features/network-features.js';
export { bitsPerDimension, type BitsPerDimensionOptions } from './likelihood/bits-per-dimension.js';
export { parzenLogLikelihood, type ParzenOptions } from './likelihood/parzen-log-likelihood.js';
export type { Chains } from './mcmc/chains.js';
export { essBulk } from './mcmc/ess-bulk.js';
export { essTail } from './mcmc/ess-tail.js';
export { mcseMean } from './mcmc/mcse-mean.js';
export { mcseSd } from './mcmc/mcse-sd.js';
export { splitRHat } from './mcmc/split-r-hat.js';
export {
  classifierTest,
  type ClassifierTest,
  type ClassifierTestOptions,
} from './samples/classifier-test.js';
export {
  densityCoverage,
  type DensityCoverage,
  type DensityCoverageOptions,
} from './samples/density-coverage.js';
export { frechetDistance, type FrechetDistanceOptions } from './samples/frechet-distance.js';
export { kernelDistance, type KernelDistanceOptions } from './samples/kernel-distance.js';
export { mmdTest, type MmdTestOptions, type TwoSampleTest } from './samples/mmd-test.js';
export {
  modeCoverage,
  type ModeCoverage,
  type ModeCoverageOptions,
} from './samples/mode-coverage.js';
export { nearestNeighbours, type NearestNeighbours } from './samples/nearest-neighbours.js';
export {
  precisionRecall,
  type PrecisionRecall,
  type PrecisionRecallOptions,
} from './samples/precision-recall.js';
export {
  slicedWassersteinDistance,
  type SlicedWassersteinDistanceOptions,
} from './samples/sliced-wasserstein-distance.js';
export { scoreOf } from './score-of.js';
export type { Score } from './score.js';
