import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { Parameters } from '../nn/layer.js';
import type { Scalars } from '../objective.js';
import { foldIn } from '../random/fold-in.js';
import type { Key } from '../random/key.js';
import { scalarsAt } from '../scalars-at.js';
import { checkEstimate } from './check-estimate.js';
import type { MovingAverage } from './moving-average.js';
import { headed, joined, under } from './optimizers/headed.js';
import { takeStep } from './optimizers/take-step.js';
import { timesBefore, type CompletePhases } from './phase.js';

/** What a step of training reads and changes. */
export interface Training<Batch> {
  /** The parameters of the model by path. */
  readonly parameters: Parameters;
  /** The variables of the objectives' own by path, headed by the name of the phase. */
  readonly objectives: Parameters;
  /** The state of the optimizers by name. */
  readonly state: Parameters;
  /** What is followed, how, and when. */
  readonly phases: CompletePhases<Batch>;
  /** What follows the parameters. */
  readonly ema: MovingAverage | undefined;
  /** Key of the run. */
  readonly key: Key;
}

/** What a phase is given at a step besides the batch. */
interface PhaseInputs {
  /** Key of the objective. */
  readonly key: Key;
  /** Key of the optimizer. */
  readonly updateKey: Key;
  /** Current values of the objective's schedules. */
  readonly objective: Scalars;
  /** Current values of the optimizer's schedules. */
  readonly optimizer: Scalars;
}

/** All that differs from step to step besides the batch: keys, and numbers as tensors. */
export interface StepInputs {
  /** Inputs of the phases that are due at the step, by name. */
  readonly phases: Readonly<Record<string, PhaseInputs>>;
  /** How far the moving averages go towards the parameters, where there are some. */
  readonly follow: Scalar | undefined;
}

/** Keys of updates are those that belong to so much more than the step: no objective has them. */
const UPDATES = 2 ** 52;

/** Makes the state of the optimizers for what each of them trains. The caller disposes it. */
export function optimizerState<Batch>(
  training: Pick<Training<Batch>, 'parameters' | 'objectives' | 'phases'>,
): Parameters {
  return tf.tidy(() => {
    const states = mapEntries(training.phases, (phase, name) =>
      phase.optimizer.init(trainableOf(trainedBy(training, name))),
    );
    return mapEntries(joined(states), (tensor) => tf.variable(tensor, false));
  });
}

/**
 * What differs at a step from the others. Steps at which the same phases are due do the same work. The
 * caller owns the tensors.
 */
export function stepInputs<Batch>({ phases, ema, key }: Training<Batch>, step: number): StepInputs {
  const [ofObjectives, ofUpdates] = [foldIn(key, step), foldIn(key, UPDATES + step)];
  const inputs = Object.entries(phases).flatMap(([name, phase], i) => {
    const { objective, optimizer } = phase;
    const taken = timesBefore(phase, step);
    if (taken === undefined) return [];
    const own = (ofAll: Key): Key => (name === '' ? ofAll : foldIn(ofAll, i));
    const given: PhaseInputs = {
      key: own(ofObjectives),
      updateKey: own(ofUpdates),
      objective: scalarsAt(objective.schedules ?? {}, taken),
      optimizer: scalarsAt(optimizer.schedules, taken),
    };
    return [[name, given] as const];
  });
  return {
    phases: Object.fromEntries(inputs),
    follow: ema && tf.scalar(1 - ema.decay(step)),
  };
}

/**
 * One step: each phase that is due follows the gradient of its objective on a batch. With what differs
 * from step to step as inputs, the rest can be recorded once. Returns the losses and the metrics; the
 * caller owns them.
 */
export function stepOn<Batch>(
  training: Training<Batch>,
  batch: Batch,
  { phases, follow }: StepInputs,
): Scalars {
  return tf.tidy(() => {
    const watched = mapEntries(phases, (inputs, name) => takePhase(training, name, batch, inputs));
    if (follow !== undefined) training.ema?.follow(follow);
    return joined(watched);
  });
}

/** One step, by its number: {@link stepOn} with {@link stepInputs}. */
export const trainStep = <Batch>(training: Training<Batch>, batch: Batch, step: number): Scalars =>
  tf.tidy(() => stepOn(training, batch, stepInputs(training, step)));

/** Follows the objective of a phase; returns its loss and its metrics. */
function takePhase<Batch>(
  training: Training<Batch>,
  name: string,
  batch: Batch,
  inputs: PhaseInputs,
): Scalars {
  const { parameters, state, phases } = training;
  const { objective, optimizer } = phases[name]!;
  const estimate = objective(batch, inputs.key, inputs.objective);
  checkEstimate(estimate, { ...parameters, ...ownOf(training, name) });
  const trained = trainedBy(training, name);
  const next = takeStep(optimizer, among(trained, estimate.grads), {
    state: under(name, state),
    parameters: trained,
    scalars: inputs.optimizer,
    key: inputs.updateKey,
  });
  assign(trained, next.parameters);
  assign(state, headed(name, next.state));
  return { ...estimate.metrics, loss: estimate.value };
}

/** The variables of the own of a phase's objective, as its gradients call them. */
const ownOf = <Batch>(
  { objectives }: Pick<Training<Batch>, 'objectives'>,
  name: string,
): Parameters => headed('objective', under(name, objectives));

/** The parameters that a phase trains, and those of its objective's own. */
function trainedBy<Batch>(
  training: Pick<Training<Batch>, 'parameters' | 'objectives' | 'phases'>,
  name: string,
): Parameters {
  const { trains = () => true } = training.phases[name]!;
  const ofModel = Object.entries(training.parameters).filter(([path]) => trains(path));
  return { ...Object.fromEntries(ofModel), ...ownOf(training, name) };
}

const trainableOf = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, { trainable }]) => trainable));

/** Those of named tensors that have the name of a parameter. */
const among = (parameters: Parameters, named: NamedTensorMap): NamedTensorMap =>
  Object.fromEntries(Object.entries(named).filter(([path]) => path in parameters));

function assign(variables: Parameters, values: NamedTensorMap): void {
  for (const name of Object.keys(values)) variables[name]!.assign(values[name]!);
}

function mapEntries<From, To>(
  named: Readonly<Record<string, From>>,
  f: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, f(value, name)]));
}
