import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '@gen/core';
import {
  arm,
  bernoulliWeakDerivatives,
  constantBaseline,
  disarm,
  exponentialWeakDerivatives,
  gappedStraightThrough,
  gumbelSoftmax,
  inputDependentBaseline,
  leaveOneOutBaseline,
  measureValued,
  movingAverageBaseline,
  normalWeakDerivatives,
  poissonWeakDerivatives,
  raoBlackwellized,
  rebar,
  relax,
  reparameterized,
  scoreFunction,
  selfCriticalBaseline,
  straightThrough,
  straightThroughGumbelSoftmax,
  vimco,
  type Baseline,
  type DiscreteVariables,
  type Estimator,
} from '@gen/core/estimators';
import type { EstimatorCase, EstimatorProblem, Measured } from './estimator-case.js';
import {
  binaryProblem,
  boundProblem,
  categoricalProblem,
  exponentialProblem,
  freeEnergyProblem,
  normalProblem,
  pairProblem,
  poissonProblem,
} from './problems.js';

const at = <Q extends Distribution>(
  problem: EstimatorProblem<Q>,
  estimator: Estimator<Q>,
): Measured => ({ problem, estimator }) as unknown as Measured;

interface Kind {
  readonly samples?: number;
  readonly isBiased?: boolean;
  readonly differentiates?: boolean;
}

const row = (
  name: string,
  measured: Measured,
  { samples = 1, isBiased = false, differentiates = false }: Kind = {},
): EstimatorCase => ({ name, measured, samples, isBiased, differentiates });

const smooth: Kind = { differentiates: true };
const biased: Kind = { isBiased: true, differentiates: true };

/** A control variate of the scores of four variables: the best linear function of what they soften to. */
const linearInSoft = (v: Tensor): Tensor =>
  tf.add(tf.sum(tf.mul(tf.sigmoid(tf.mul(v, 2)), [0.45, 0.94, 0.77, 0.25]), -1), 0.64);

/** A baseline made of tensors, which are made when it is asked. */
const madeAnew =
  (make: () => Baseline): Baseline =>
  (inputs) =>
    make()(inputs);

/** Those with a baseline that is near to E[f], or somewhat off it. */
const withBaselines = (
  problem: typeof binaryProblem,
  mean: number,
  estimate: number,
): EstimatorCase[] => [
  row(
    'scoreFunction, constantBaseline',
    at(problem, scoreFunction({ baseline: constantBaseline(mean) })),
  ),
  row(
    'scoreFunction, movingAverageBaseline',
    at(
      problem,
      scoreFunction({ baseline: madeAnew(() => movingAverageBaseline(tf.scalar(estimate))) }),
    ),
  ),
  row(
    'scoreFunction, inputDependentBaseline',
    at(
      problem,
      scoreFunction({ baseline: madeAnew(() => inputDependentBaseline(tf.fill([1], mean))) }),
    ),
  ),
];

/** Whatever is without bias for binary variables. */
const ofBinary = (problem: typeof binaryProblem): EstimatorCase[] => [
  row('scoreFunction', at(problem, scoreFunction())),
  row(
    'scoreFunction, selfCriticalBaseline',
    at(problem, scoreFunction({ baseline: selfCriticalBaseline() })),
  ),
  row(
    'scoreFunction, leaveOneOutBaseline',
    at(problem, scoreFunction({ baseline: leaveOneOutBaseline() })),
    { samples: 4 },
  ),
  row('raoBlackwellized', at(problem, raoBlackwellized())),
  row(
    'measureValued, bernoulliWeakDerivatives',
    at(problem, measureValued({ derivatives: bernoulliWeakDerivatives })),
  ),
  row('arm', at(problem, arm())),
  row('disarm', at(problem, disarm())),
  row('rebar', at(problem, rebar({ temperature: 0.5, scale: 0.8 })), smooth),
  row('relax', at(problem, relax({ controlVariate: linearInSoft }))),
];

/** The same of variables of three values, whose events count alike. */
const linearInCategories = (v: Tensor): Tensor => {
  const values = tf.sum(tf.mul(tf.softmax(v), [1, 0.2, 4]), -1);
  return values.rank > 2 ? tf.sum(values, -1) : values;
};

const ofCategories = (problem: typeof categoricalProblem): EstimatorCase[] => [
  row('scoreFunction', at(problem, scoreFunction())),
  row(
    'scoreFunction, selfCriticalBaseline',
    at(problem, scoreFunction({ baseline: selfCriticalBaseline() })),
  ),
  row(
    'scoreFunction, leaveOneOutBaseline',
    at(problem, scoreFunction({ baseline: leaveOneOutBaseline() })),
    { samples: 4 },
  ),
  row('raoBlackwellized', at(problem, raoBlackwellized())),
  row('rebar', at(problem, rebar({ temperature: 0.5, scale: 0.8 })), smooth),
  row('relax', at(problem, relax({ controlVariate: linearInCategories }))),
];

/** Relaxations and straight-through estimators, at temperatures in use. */
const relaxations = <Q extends DiscreteVariables>(
  problem: EstimatorProblem<Q>,
): EstimatorCase[] => [
  row('gumbelSoftmax, τ = 1', at(problem, gumbelSoftmax({ temperature: 1 })), biased),
  row('gumbelSoftmax, τ = 0.3', at(problem, gumbelSoftmax({ temperature: 0.3 })), biased),
  row(
    'straightThroughGumbelSoftmax, τ = 1',
    at(problem, straightThroughGumbelSoftmax({ temperature: 1 })),
    biased,
  ),
  row('gappedStraightThrough, τ = 1', at(problem, gappedStraightThrough()), biased),
  row('straightThrough', at(problem, straightThrough()), biased),
];

const ofNormal: EstimatorCase[] = [
  row('reparameterized', at(normalProblem, reparameterized()), smooth),
  row(
    'measureValued, normalWeakDerivatives',
    at(normalProblem, measureValued({ derivatives: normalWeakDerivatives })),
  ),
  row(
    'scoreFunction, leaveOneOutBaseline',
    at(normalProblem, scoreFunction({ baseline: leaveOneOutBaseline() })),
    { samples: 4 },
  ),
  row('scoreFunction', at(normalProblem, scoreFunction())),
];

const ofTimesAndCounts: EstimatorCase[] = [
  row('reparameterized', at(exponentialProblem, reparameterized()), smooth),
  row(
    'measureValued, exponentialWeakDerivatives',
    at(exponentialProblem, measureValued({ derivatives: exponentialWeakDerivatives })),
  ),
  row('scoreFunction', at(exponentialProblem, scoreFunction())),
  row(
    'measureValued, poissonWeakDerivatives',
    at(poissonProblem, measureValued({ derivatives: poissonWeakDerivatives })),
  ),
  row('scoreFunction', at(poissonProblem, scoreFunction())),
];

/** Every estimator on problems whose gradient is known. */
export const estimatorCases: readonly EstimatorCase[] = [
  ...ofBinary(binaryProblem),
  ...withBaselines(binaryProblem, 1.8, 1.5),
  ...relaxations(binaryProblem),
  ...ofCategories(categoricalProblem),
  ...relaxations(categoricalProblem),
  ...ofNormal,
  ...ofTimesAndCounts,
  row('vimco', at(boundProblem, vimco()), { samples: 3 }),
];

/** Those without bias where f depends on the distribution too, and where categories are several. */
export const furtherEstimatorCases: readonly EstimatorCase[] = [
  ...ofBinary(freeEnergyProblem),
  ...ofCategories(pairProblem),
];
