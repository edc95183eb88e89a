export { bijectorLaws, type BijectorCase } from './bijector-laws.js';
export { checkGradients, type CheckGradientsOptions } from './check-gradients.js';
export { compiledLaws, type CompiledCase, type StepOfModel } from './compiled-laws.js';
export { expectSameRecorded, type SameRecordedOptions } from './expect-same-recorded.js';
export { countDispatches } from './count-dispatches.js';
export {
  type AnyDistribution,
  type DistributionCase,
  type DistributionGolden,
  type Nested,
} from './distribution-laws/distribution-case.js';
export { distributionLaws } from './distribution-laws/distribution-laws.js';
export { estimatorCases, furtherEstimatorCases } from './estimator-table/estimator-cases.js';
export type { EstimatorCase, EstimatorProblem } from './estimator-table/estimator-case.js';
export {
  measureEstimator,
  type EstimatorMeasurement,
} from './estimator-table/measure-estimator.js';
export {
  derivativeLaws,
  inputsOf,
  secondOrder,
  weighted,
  type DerivativeGolden,
  type DerivativeLawOptions,
  type Functions,
  type OfTensors,
} from './derivative-laws.js';
export { arrayFunctions } from './functions/arrays.js';
export { compositions } from './functions/compositions.js';
export { elementwiseFunctions } from './functions/elementwise.js';
export { imageFunctions } from './functions/images.js';
export { divergenceLaws, type DivergenceCase } from './divergence-laws.js';
export {
  grid,
  halfLine,
  integersFrom,
  interval,
  line,
  openInterval,
  values,
  vectors,
  type Events,
} from './events.js';
export { expectClose, numbersOf, type Numbers } from './expect-close.js';
export { expectNoLeak } from './expect-no-leak.js';
export { expectWithinError } from './expect-within-error.js';
export { expectSecondOrder } from './expect-second-order.js';
export { finiteDifference } from './finite-difference.js';
export { fallingCase, falls, fiveBatches, regressionCase } from './fit-cases.js';
export { fitLaws, type FitCase, type FitLawOptions } from './fit-laws.js';
export {
  functionGoldens,
  prepareGolden,
  releaseGolden,
  type Compared,
  type FunctionGolden,
  type GoldenInputs,
} from './function-goldens.js';
export { layerGoldens, wave, type LayerGolden } from './layer-goldens.js';
export { layerLaws, type LayerCase } from './layer-laws.js';
export { moduleGoldens, type ModuleGolden } from './module-goldens.js';
export { longRunLaw } from './long-run-law.js';
export { quadraticEnergy, type QuadraticEnergy } from './quadratic-energy.js';
export { randomShapes, valuesAround } from './random-parameters.js';
export { readEvents, type ReadEvent } from './read-events.js';
export {
  expectParameters,
  runOptimizer,
  startParameters,
  stepOf,
  waveGradients,
} from './optimizer-runs.js';
export { optimizerLaws, type OptimizerLawOptions } from './optimizer-laws.js';
export { elementwise } from './plain/elementwise.js';
export {
  broadcastElementOf,
  eighths,
  elementOf,
  indicesBelow,
  indicesOf,
  plain,
  smallIntegers,
  tensorOf,
  truths,
  type NumberType,
  type PlainTensor,
} from './plain/plain-tensor.js';
export { reduce, type ReduceOptions } from './plain/reduce.js';
export { valueLaws, type ValueCase, type ValueCases } from './plain/value-laws.js';
export { readerLaws, type DamagedFile, type ReaderCase } from './reader-laws.js';
export { storeLaws } from './store-laws.js';
export { curvatureLaws, specialLaws, type SpecialCase } from './special-laws.js';
