export { fromTensors } from '../safetensors/from-tensors.js';
export type {
  ElementArray,
  ElementType,
  HostTensor,
  HostTensors,
} from '../safetensors/host-tensor.js';
export { readSafetensors, type Safetensors } from '../safetensors/read-safetensors.js';
export { toTensor } from '../safetensors/to-tensor.js';
export { writeSafetensors } from '../safetensors/write-safetensors.js';
export type { Batches } from './batches.js';
export { checkBlobName } from './check-blob-name.js';
export type { Checkpoint } from './checkpoint/checkpoint.js';
export { readCheckpoint } from './checkpoint/read-checkpoint.js';
export type { CheckpointOptions, FitOptions, FitStepsOptions } from './fit-options.js';
export { fitSteps } from './fit-steps.js';
export { fit } from './fit.js';
export { csvLog, type CsvLogOptions } from './logs/csv-log.js';
export type { EventImage } from './logs/events.js';
export { jsonLinesLog, type JsonLinesLogOptions } from './logs/json-lines-log.js';
export type { LogOptions } from './logs/log-options.js';
export {
  tensorBoardLog,
  type TensorBoardLog,
  type TensorBoardLogOptions,
} from './logs/tensor-board-log.js';
export { meanMetrics } from './mean-metrics.js';
export { memoryStore } from './memory-store.js';
export { movingAverage, type MovingAverage, type MovingAverageOptions } from './moving-average.js';
export {
  NonFiniteLossError,
  type NonFiniteLossParts,
  type SavedCheckpoint,
} from './non-finite-loss-error.js';
export { nextTask } from './next-task.js';
export type { Optimizer, Step, Update, UpdateContext } from './optimizer.js';
export { accumulateGradients } from './optimizers/accumulate-gradients.js';
export { adafactor, type AdafactorOptions } from './optimizers/adafactor.js';
export { adagrad, type AdagradOptions } from './optimizers/adagrad.js';
export { adamW, type AdamWOptions } from './optimizers/adam-w.js';
export { adam, type AdamOptions } from './optimizers/adam.js';
export { adamax } from './optimizers/adamax.js';
export {
  addDecayedWeights,
  type AddDecayedWeightsOptions,
} from './optimizers/add-decayed-weights.js';
export { addMomentum, type AddMomentumOptions } from './optimizers/add-momentum.js';
export { applyUpdates } from './optimizers/apply-updates.js';
export { chain } from './optimizers/chain.js';
export { clipByBlockRms } from './optimizers/clip-by-block-rms.js';
export { clipByGlobalNorm } from './optimizers/clip-by-global-norm.js';
export { clipByValue } from './optimizers/clip-by-value.js';
export { clipParameters } from './optimizers/clip-parameters.js';
export { freeze } from './optimizers/freeze.js';
export { lamb } from './optimizers/lamb.js';
export { lion, type LionOptions } from './optimizers/lion.js';
export { lookahead, type LookaheadOptions } from './optimizers/lookahead.js';
export { masked } from './optimizers/masked.js';
export { muon, type MuonOptions } from './optimizers/muon.js';
export { nadam } from './optimizers/nadam.js';
export type { NewtonSchulzOptions } from './optimizers/orthogonalize.js';
export { partition } from './optimizers/partition.js';
export {
  preconditionedSgld,
  type PreconditionedSgldOptions,
} from './optimizers/preconditioned-sgld.js';
export { rmsprop, type RmspropOptions } from './optimizers/rmsprop.js';
export { scaleByAdam, type ScaleByAdamOptions } from './optimizers/scale-by-adam.js';
export { scaleByAdamax } from './optimizers/scale-by-adamax.js';
export {
  scaleByFactoredRms,
  type ScaleByFactoredRmsOptions,
} from './optimizers/scale-by-factored-rms.js';
export { scaleByLearningRate } from './optimizers/scale-by-learning-rate.js';
export { scaleByLion, type ScaleByLionOptions } from './optimizers/scale-by-lion.js';
export { scaleByMuon, type ScaleByMuonOptions } from './optimizers/scale-by-muon.js';
export { scaleByNadam } from './optimizers/scale-by-nadam.js';
export { scaleByParamBlockRms } from './optimizers/scale-by-param-block-rms.js';
export { scaleByRms, type ScaleByRmsOptions } from './optimizers/scale-by-rms.js';
export { scaleByRss, type ScaleByRssOptions } from './optimizers/scale-by-rss.js';
export { scaleByTrustRatio } from './optimizers/scale-by-trust-ratio.js';
export { sgd, type SgdOptions } from './optimizers/sgd.js';
export { sgld, type SgldOptions } from './optimizers/sgld.js';
export type { Phase, Phases } from './phase.js';
export { powerDecay } from './power-decay.js';
export { constant } from './schedules/constant.js';
export { cosineDecay, type CosineDecayOptions } from './schedules/cosine-decay.js';
export { cosineRestarts, type CosineRestartsOptions } from './schedules/cosine-restarts.js';
export { cyclical, type CyclicalOptions } from './schedules/cyclical.js';
export { exponentialDecay, type ExponentialDecayOptions } from './schedules/exponential-decay.js';
export { inverseSqrt, type InverseSqrtOptions } from './schedules/inverse-sqrt.js';
export { join } from './schedules/join.js';
export { linear, type LinearOptions } from './schedules/linear.js';
export { oneCycle, type OneCycleOptions } from './schedules/one-cycle.js';
export {
  piecewiseConstant,
  type PiecewiseConstantOptions,
} from './schedules/piecewise-constant.js';
export { polynomial, type PolynomialOptions } from './schedules/polynomial.js';
export { warmUp } from './schedules/warm-up.js';
export type { Best, FitResult, Listener, MemoryUse, Metrics, Progress } from './progress.js';
export type { Standing } from './standing.js';
export type { Store } from './store.js';
export { swap } from './swap.js';
export type { EarlyStoppingOptions, Evaluation, ValidationOptions } from './validation-options.js';
export { stagedBatches, type BatchStages } from './staged-batches.js';
