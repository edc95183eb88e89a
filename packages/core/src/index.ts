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
export type { Key } from './random/key.js';
export type { Schedule } from './schedule.js';
export type { Shape } from './shape.js';
export { use } from './use.js';
