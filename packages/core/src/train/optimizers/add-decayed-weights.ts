import * as tf from '@tensorflow/tfjs-core';
import { toSchedule, type Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';
import { addScaled } from './maps.js';
import { stateless } from './stateless.js';

/** Options of {@link addDecayedWeights}. */
export interface AddDecayedWeightsOptions {
  /** Weight decay λ, a number or a schedule. */
  readonly weightDecay: number | Schedule;
  /** Which parameters decay, by path; all of them where it is left out. */
  readonly decays?: (path: string) => boolean;
}

/**
 * Adds a multiple of the parameters: decoupled weight decay where it stands between Adam and the
 * learning rate (Loshchilov & Hutter 2019, "Decoupled Weight Decay Regularization", Algorithm 2,
 * https://arxiv.org/abs/1711.05101).
 *
 *     g ← g + λ θ
 *
 * @example
 * ```ts
 * import { addDecayedWeights, chain, scaleByAdam, scaleByLearningRate } from '@gen/core/train';
 *
 * const decays = (path: string) => !path.endsWith('bias');
 * const optimizer = chain(
 *   scaleByAdam(),
 *   addDecayedWeights({ weightDecay: 0.01, decays }),
 *   scaleByLearningRate(1e-3),
 * );
 * ```
 */
export function addDecayedWeights({
  weightDecay,
  decays = () => true,
}: AddDecayedWeightsOptions): Optimizer {
  return stateless(
    (grads, { parameters, scalars }) =>
      mapTensors(grads, (g, path) =>
        decays(path) ? addScaled(g, parameters[path]!, scalars['weightDecay']!) : tf.clone(g),
      ),
    { weightDecay: toSchedule(weightDecay) },
  );
}
