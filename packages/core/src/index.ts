export type { Backend, Engine, EngineReport, RefusedEngine, RunningEngine } from './backend.js';
export { checkShape, checkTrailingShape } from './check-shape.js';
export type {
  ConditionalDistribution,
  Distribution,
  HasEntropy,
  HasMean,
  HasVariance,
  Reparameterized,
} from './distributions/distribution.js';
export { InputError, type InputErrorParts } from './input-error.js';
export type { Estimate, Objective, Scalars } from './objective.js';
export { bits } from './random/bits.js';
export { foldIn } from './random/fold-in.js';
export { gaussian } from './random/gaussian.js';
export { integers } from './random/integers.js';
export { key, type Key } from './random/key.js';
export { permutationIndices } from './random/permutation-indices.js';
export { permutation } from './random/permutation.js';
export { split } from './random/split.js';
export { uniform } from './random/uniform.js';
export { scalarsAt } from './scalars-at.js';
export { toSchedule, type Schedule } from './schedule.js';
export type { Shape } from './shape.js';
export { use } from './use.js';
