export { arm } from './arm.js';
export type { Baseline, BaselineInputs, BaselineResult } from './baseline.js';
export { bernoulliWeakDerivatives } from './bernoulli-weak-derivatives.js';
export {
  binaryVariables,
  type BinaryVariables,
  type BinaryVariablesOptions,
} from './binary-variables.js';
export {
  categoricalVariables,
  type CategoricalVariables,
  type CategoricalVariablesOptions,
} from './categorical-variables.js';
export { constantBaseline } from './constant-baseline.js';
export type { ControlVariate } from './controlled-gradient.js';
export { disarm } from './disarm.js';
export type { DiscreteVariables } from './discrete-variables.js';
export {
  expectation,
  type Estimated,
  type Estimator,
  type Expectation,
  type ExpectationOptions,
} from './expectation.js';
export { exponentialWeakDerivatives } from './exponential-weak-derivatives.js';
export {
  gappedStraightThrough,
  type GappedStraightThroughOptions,
} from './gapped-straight-through.js';
export { gumbelSoftmax, type RelaxationOptions } from './gumbel-softmax.js';
export { inputDependentBaseline } from './input-dependent-baseline.js';
export { leaveOneOutBaseline } from './leave-one-out-baseline.js';
export { measureValued, type MeasureValuedOptions } from './measure-valued.js';
export { movingAverageBaseline } from './moving-average-baseline.js';
export { normalWeakDerivatives } from './normal-weak-derivatives.js';
export { poissonWeakDerivatives } from './poisson-weak-derivatives.js';
export { raoBlackwellized } from './rao-blackwellized.js';
export { rebar, type RebarOptions } from './rebar.js';
export { relax, type RelaxOptions } from './relax.js';
export { reparameterized } from './reparameterized.js';
export { scoreFunction, type ScoreFunctionOptions } from './score-function.js';
export { selfCriticalBaseline } from './self-critical-baseline.js';
export { straightThroughGumbelSoftmax } from './straight-through-gumbel-softmax.js';
export { straightThrough } from './straight-through.js';
export { vimco } from './vimco.js';
export type { WeakDerivative, WeakDerivatives } from './weak-derivative.js';
