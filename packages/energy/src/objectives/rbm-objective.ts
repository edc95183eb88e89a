import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import {
  checkTrailingShape,
  type Estimate,
  type Key,
  type Scalars,
  type Schedule,
  type StatefulObjective,
} from '@gen/core';
import type { Parameters } from '@gen/core/nn';
import type { AnyRBM } from '../rbm/any-rbm.js';
import type { Bipartite, BipartiteGradient } from '../rbm/bipartite.js';
import { debugStates } from '../units/debug-states.js';
import type { SamplingUnits } from '../units/units.js';
import type { DataMeans, GradientTransform, PhaseMeans } from './gradient-transform.js';
import { transformVariables } from './transform-variables.js';

/** Options of all objectives of restricted Boltzmann machines. */
export interface RBMObjectiveOptions<Means extends DataMeans = PhaseMeans> {
  /** What is done to gradients, one after another. Their variables become the objective's. */
  readonly transforms?: readonly GradientTransform<Means>[];
}

/** The mathematics of a machine, whatever its units are. */
export type Mathematics = Bipartite<SamplingUnits, SamplingUnits>;

/** What an objective makes of a batch. */
export interface Learning<Means extends DataMeans = PhaseMeans> {
  /** What is minimised. */
  readonly value: Scalar;
  /** Its gradient by parameter path. */
  readonly gradient: () => BipartiteGradient;
  /** What transformations may ask. */
  readonly means: Means;
  /** Scalars worth watching. */
  readonly metrics?: Readonly<Record<string, Scalar>>;
  /** Moves what the next step begins with; told the gradient before it is transformed. */
  readonly keep?: (gradient: BipartiteGradient) => void;
}

/** What an objective is made of. */
export interface RBMObjectiveParts<Means extends DataMeans> extends RBMObjectiveOptions<Means> {
  /** The function that makes it, for messages. */
  readonly callee: string;
  /** The machine, borrowed. */
  readonly rbm: AnyRBM;
  /** What is made of a batch `[batch, visible]`. */
  readonly learn: (model: Mathematics, x: Tensor, key: Key, scalars: Scalars) => Learning<Means>;
  /** Variables of its own, disposed with it. */
  readonly variables?: Parameters;
  /** Numbers that change with the step. */
  readonly schedules?: Readonly<Record<string, Schedule>>;
}

/** An objective of a restricted Boltzmann machine: checks, transforms gradients, and owns what moves. */
export function rbmObjective<Means extends DataMeans>({
  callee,
  rbm,
  learn,
  variables = {},
  schedules,
  transforms = [],
}: RBMObjectiveParts<Means>): StatefulObjective<Tensor> {
  const learnt = (model: Mathematics, x: Tensor, key: Key, scalars: Scalars): Learning<Means> => {
    checkTrailingShape(callee, 'batch', x.shape, [rbm.visible.size]);
    debugStates(callee, 'batch', rbm.visible, x);
    return learn(model, x, key, scalars);
  };
  const objective = (x: Tensor, key: Key, scalars: Scalars): Estimate =>
    tf.tidy(() => {
      const model = rbm.at();
      const { value, metrics, means, keep, ...made } = learnt(model, x, key, scalars);
      const gradient = made.gradient();
      const { connection } = model;
      const grads = transforms.reduce((g, each) => each.transform(g, means, connection), gradient);
      keep?.(gradient);
      return { value, grads, ...(metrics && { metrics }) } as unknown as TensorContainer;
    }) as unknown as Estimate;
  const evaluate = (x: Tensor, key: Key, scalars: Scalars): Scalars =>
    tf.tidy(() => {
      const { value, metrics } = learnt(rbm.at(), x, key, scalars);
      return { ...metrics, loss: value };
    });
  const all = { ...variables, ...transformVariables(transforms) };
  return Object.assign(objective, {
    ...(schedules && { schedules }),
    evaluate,
    parameters: () => all,
    dispose: () => tf.dispose({ ...all }),
  });
}
