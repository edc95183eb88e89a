export type { BiasParameters } from './units/bias-parameters.js';
export { binaryUnits } from './units/binary-units.js';
export { categoricalUnits } from './units/categorical-units.js';
export type { IntervalOptions } from './units/check-interval.js';
export { countUnits, type CountUnits, type CountUnitsOptions } from './units/count-units.js';
export type { GaussianParameters } from './units/gaussian-parameters.js';
export { gaussianUnits } from './units/gaussian-units.js';
export { noisyReluUnits } from './units/noisy-relu-units.js';
export { spinUnits } from './units/spin-units.js';
export { truncatedExponentialUnits } from './units/truncated-exponential-units.js';
export { truncatedGaussianUnits } from './units/truncated-gaussian-units.js';
export { validateStates } from './units/validate-states.js';
export type {
  EnumerableUnits,
  HasMoments,
  SampleAndMean,
  SamplingUnits,
  StateRange,
  UnitParameters,
  Units,
  WeightedRows,
} from './units/units.js';
export { bipartiteOf, type BipartiteUnits } from './rbm/bipartite-of.js';
export type {
  Bipartite,
  BipartiteGradient,
  BipartiteState,
  BipartiteValues,
  HiddenPhase,
  IndependentUnits,
  KnownPhase,
} from './rbm/bipartite.js';
export type { AnyRBM } from './rbm/any-rbm.js';
export { RBM, type FreeEnergyOf, type RBMConfig } from './rbm/rbm.js';
export type { Labelled } from './rbm/labelled.js';
export { ClassRBM, type ClassRBMConfig, type ClassSampleOptions } from './rbm/class-rbm.js';
export {
  discriminativeTraining,
  generativeTraining,
  hybridTraining,
  type HybridTrainingOptions,
} from './objectives/class-training.js';
export { centring, type CentringOptions } from './objectives/centring.js';
export {
  contrastiveDivergence,
  type ContrastiveDivergenceOptions,
} from './objectives/contrastive-divergence.js';
export { enhancedGradient } from './objectives/enhanced-gradient.js';
export type { FlipOptions } from './objectives/flip-odds.js';
export type {
  DataMeans,
  GradientTransform,
  LayerMeans,
  PhaseMeans,
} from './objectives/gradient-transform.js';
export { maximumLikelihood } from './objectives/maximum-likelihood.js';
export {
  meanFieldContrastiveDivergence,
  type MeanFieldContrastiveDivergenceOptions,
} from './objectives/mean-field-contrastive-divergence.js';
export {
  parallelTempering,
  type ParallelTemperingOptions,
} from './objectives/parallel-tempering.js';
export {
  persistentContrastiveDivergence,
  type FastWeightsOptions,
  type PersistentContrastiveDivergenceOptions,
} from './objectives/persistent-contrastive-divergence.js';
export { pseudoLikelihood } from './objectives/pseudo-likelihood.js';
export { ratioMatching } from './objectives/ratio-matching.js';
export type { RBMObjectiveOptions } from './objectives/rbm-objective.js';
export { sparsityTarget, type SparsityTargetOptions } from './objectives/sparsity-target.js';
export { withTransforms } from './objectives/with-transforms.js';
export { denseConnection, type Connection } from './rbm/connection.js';
export type { EnergyModel } from './energy-model.js';
export { DeepEnergy, type DeepEnergyConfig } from './deep/deep-energy.js';
export type { HasFreeEnergy } from './deep/energy-gradient.js';
export {
  gridDensity,
  gridDivergence,
  gridPoints,
  type Grid,
  type GridDensity,
  type GridDivergence,
} from './deep/grid.js';
export { langevin, type LangevinOptions } from './deep/langevin.js';
export {
  metropolisLangevin,
  type MetropolisLangevinOptions,
  type MetropolisLangevinResult,
} from './deep/metropolis-langevin.js';
export {
  denoisingScoreMatching,
  type DenoisingScoreMatchingOptions,
} from './objectives/denoising-score-matching.js';
export type { LangevinChainsOptions } from './objectives/langevin-objective.js';
export {
  langevinContrastiveDivergence,
  type LangevinContrastiveDivergenceOptions,
} from './objectives/langevin-contrastive-divergence.js';
export { langevinReplay, type LangevinReplayOptions } from './objectives/langevin-replay.js';
export { langevinShortRun, type LangevinShortRunOptions } from './objectives/langevin-short-run.js';
export { minimumProbabilityFlow } from './objectives/minimum-probability-flow.js';
export {
  noiseContrastiveEstimation,
  type NoiseContrastiveEstimationOptions,
} from './objectives/noise-contrastive-estimation.js';
export { scoreMatching } from './objectives/score-matching.js';
export {
  slicedScoreMatching,
  type SlicedScoreMatchingOptions,
} from './objectives/sliced-score-matching.js';
export { exactLogLikelihood } from './belief/exact-log-likelihood.js';
export {
  HelmholtzMachine,
  isGenerative,
  isRecognition,
  type HelmholtzMachineConfig,
} from './belief/helmholtz-machine.js';
export {
  importanceWeightedLogLikelihood,
  type ImportanceWeightedOptions,
} from './belief/importance-weighted-log-likelihood.js';
export { nvil, type NVILOptions } from './belief/nvil.js';
export type { Recognition } from './belief/layered-posterior.js';
export { RecognitionNetwork } from './belief/recognition-network.js';
export {
  reweightedWakeSleep,
  type ReweightedWakeSleepOptions,
} from './belief/reweighted-wake-sleep.js';
export {
  SigmoidBeliefNetwork,
  type SigmoidBeliefNetworkConfig,
} from './belief/sigmoid-belief-network.js';
export { wakeSleep, type WakeAndSleep } from './belief/wake-sleep.js';
export type { Advance, AnnealedPath } from './partition/annealed-path.js';
export type { AnnealedProgress, AnnealOptions } from './partition/anneal.js';
export {
  annealedImportanceSampling,
  type AnnealedImportanceSamplingOptions,
} from './partition/annealed-importance-sampling.js';
export { baseRates, type BaseRatesOptions } from './partition/base-rates.js';
export {
  bracketPartition,
  type BracketPartitionOptions,
  type PartitionBracket,
} from './partition/bracket-partition.js';
export { bridgeSampling } from './partition/bridge-sampling.js';
export {
  diagnosePartition,
  type DiagnosePartitionOptions,
  type PartitionDiagnosis,
} from './partition/diagnose-partition.js';
export { exactLogPartition, type EnumerableModel } from './partition/exact-log-partition.js';
export { exactPartition } from './partition/exact-partition.js';
export { freeEnergyGap, type FreeEnergyGap } from './partition/free-energy-gap.js';
export {
  logLikelihood,
  logLikelihoodBound,
  type EstimatedLogLikelihood,
  type ExactLogLikelihood,
  type LogLikelihood,
  type LogLikelihoodBound,
  type UnnormalizedLogProb,
} from './partition/log-likelihood.js';
export type { EnumerationOptions } from './partition/log-sum-over-states.js';
export type { MeanOver, MeanOverOptions } from './partition/mean-over.js';
export { mergeEstimates } from './partition/merge-estimates.js';
export type { AnnealedEstimate } from './partition/of-log-weights.js';
export type {
  ExactPartition,
  ExpectationSide,
  Partition,
  PartitionEstimate,
} from './partition/partition.js';
export { pathBetween, type PathBetweenOptions } from './partition/path-between.js';
export {
  pseudoLogLikelihood,
  type PseudoLogLikelihood,
  type PseudoLogLikelihoodOptions,
} from './partition/pseudo-log-likelihood.js';
export { pseudoLogProb, type PseudoLogProbOptions } from './partition/pseudo-log-prob.js';
export { rbmPath, type RBMPathOptions } from './partition/rbm-path.js';
export {
  reverseAnnealedImportanceSampling,
  type ReverseAnnealedImportanceSamplingOptions,
} from './partition/reverse-annealed-importance-sampling.js';
export {
  linearTemperatures,
  piecewiseTemperatures,
  salakhutdinovMurrayTemperatures,
  sigmoidalTemperatures,
  type TemperaturePiece,
  type Temperatures,
} from './partition/temperatures.js';
export { classification } from './belief/classification.js';
export { beginAsBelow } from './belief/begin-as-below.js';
export { beliefBaseRates } from './belief/belief-base-rates.js';
export { deepBeliefBound, type DeepBeliefBoundOptions } from './belief/deep-belief-bound.js';
export {
  DeepBeliefNetwork,
  type DeepBeliefNetworkConfig,
  type DeepBeliefSampleOptions,
} from './belief/deep-belief-network.js';
export {
  discriminativeNetwork,
  type DiscriminativeNetworkOptions,
} from './belief/discriminative-network.js';
export {
  pretrain,
  pretrainSteps,
  type LayerFitOptions,
  type PretrainOptions,
  type PretrainProgress,
  type PretrainStepsOptions,
  type Stackable,
} from './belief/pretrain.js';
export { upDown, type UpDownOptions } from './belief/up-down.js';
export {
  convolutionalConnection,
  type ConvolutionalConnection,
  type ConvolutionalConnectionConfig,
} from './conv/convolutional-connection.js';
export { convolutionalRBM, type ConvolutionalRBMConfig } from './conv/convolutional-rbm.js';
export { pooledUnits, type PooledUnits, type PooledUnitsConfig } from './conv/pooled-units.js';
export { sharedUnits } from './conv/shared-units.js';
export {
  boltzmannLearning,
  gibbsPhase,
  meanFieldPhase,
  type BoltzmannLearningOptions,
  type ClampedPhase,
  type GibbsPhaseOptions,
  type MeanFieldPhaseOptions,
} from './boltzmann/boltzmann-learning.js';
export { BoltzmannMachine, type BoltzmannMachineConfig } from './boltzmann/boltzmann-machine.js';
export { boltzmannPath, type BoltzmannPathOptions } from './boltzmann/boltzmann-path.js';
export { exactBoltzmannLearning } from './boltzmann/exact-boltzmann-learning.js';
export type { PairwiseValues, SweepOptions } from './boltzmann/pairwise.js';
export {
  annealedSamples,
  type AnnealedSamples,
  type AnnealedSamplesOptions,
} from './sampling/annealed-samples.js';
export { clamped, type Clamp } from './sampling/clamped.js';
export { gibbsTransition } from './sampling/gibbs-transition.js';
export {
  markovChains,
  type ChainStates,
  type MarkovChainsOptions,
  type Transition,
} from './sampling/markov-chains.js';
export {
  temperedChains,
  type TemperedChainsOptions,
  type TemperedChainStates,
} from './sampling/tempered-chains.js';
export { temperedStep, type TemperedStates } from './sampling/tempered-step.js';
export type { EvaluatedObjective } from './objectives/loss-objective.js';
export { composedMachine } from './deep-boltzmann/composed-machine.js';
export { deepBaseRates, type DeepBaseRatesOptions } from './deep-boltzmann/deep-base-rates.js';
export { deepBoltzmannBound } from './deep-boltzmann/deep-boltzmann-bound.js';
export {
  deepBoltzmannLearning,
  type DeepBoltzmannLearningOptions,
} from './deep-boltzmann/deep-boltzmann-learning.js';
export {
  DeepBoltzmannMachine,
  type AlternateLayers,
  type DeepBoltzmannMachineConfig,
  type DeepBoltzmannSampleOptions,
  type DeepBoltzmannValues,
} from './deep-boltzmann/deep-boltzmann-machine.js';
export { doublingRule, type DoubledRBM } from './deep-boltzmann/doubling-rule.js';
export type { MeanField, MeanFieldOptions } from './deep-boltzmann/mean-field.js';
