import type { Distribution } from '@gen/core';
import type { EnergyModel } from '../energy-model.js';
import { langevinObjective, type LangevinChainsOptions } from './langevin-objective.js';
import type { EvaluatedObjective } from './loss-objective.js';

/** Options of {@link langevinShortRun}. */
export interface LangevinShortRunOptions extends LangevinChainsOptions {
  /** Makes the distribution of the starts, whose events are states; called inside of each step. */
  readonly start: () => Distribution;
}

/**
 * Maximum likelihood with samples by short runs of Langevin dynamics, which start from noise at every step
 * of training and never get to the end.
 *
 *     ∂/∂θ [ mean F(x) − mean F(x′) ],   x′ after k steps of `langevin` from x⁰ ~ the noise
 *
 * What is learnt is the run: k steps from the same noise are a generator of samples, while the energy is not
 * that of the data's density unless k is large. Nijkamp et al. 2019, "Learning non-convergent non-persistent
 * short-run MCMC toward energy-based model", Algorithm 1, https://arxiv.org/abs/1904.09770.
 *
 * The value is that difference, with α times the squared energies where there is a penalty; metrics are
 * `dataEnergy` and `sampleEnergy`. There are as many chains as examples in the batch.
 *
 * @returns an objective of batches `[batch, ...event]`.
 * @throws InputError where `steps` is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { independent, key, uniform } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { fit } from '@gen/core/train';
 * import { pointBatches, twoMoons } from '@gen/data';
 * import { DeepEnergy, langevinShortRun } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: silu, key: key(0) });
 * const model = new DeepEnergy({ network });
 * const start = () => independent(uniform({ low: tf.fill([2], -2), high: 3 }), 1);
 * await fit({
 *   model,
 *   objective: langevinShortRun(model, { start, steps: 10, stepSize: 0.05 }),
 *   batches: pointBatches(twoMoons(), { batchSize: 64, key: key(1) }),
 *   steps: 5,
 *   key: key(2),
 * });
 * model.dispose();
 * ```
 */
export const langevinShortRun = (
  model: EnergyModel,
  { start, steps = 100, ...options }: LangevinShortRunOptions,
): EvaluatedObjective =>
  langevinObjective(
    'langevinShortRun',
    model,
    { start: (x, key) => start().sample(key, [x.shape[0]!]) },
    { ...options, steps },
  );
