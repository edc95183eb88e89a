import type { EnergyModel } from '../energy-model.js';
import { langevinObjective, type LangevinChainsOptions } from './langevin-objective.js';
import type { EvaluatedObjective } from './loss-objective.js';

/** Options of {@link langevinContrastiveDivergence}. */
export type LangevinContrastiveDivergenceOptions = LangevinChainsOptions;

/**
 * Contrastive divergence for densities: the gradient of the log-likelihood, with samples by a few Langevin
 * steps that start at the data.
 *
 *     ∂/∂θ [ mean F(x⁰) − mean F(xᵏ) ],   x⁰ the batch, xᵏ after k steps of `langevin`
 *
 * It is biased by all that k steps do not reach: modes without data are never seen. Hinton 2002, "Training
 * products of experts by minimizing contrastive divergence", §3,
 * https://www.cs.toronto.edu/~hinton/absps/nccd.pdf.
 *
 * The value is that difference, with α times the squared energies where there is a penalty; metrics are
 * `dataEnergy` and `sampleEnergy`.
 *
 * @returns an objective of batches `[batch, ...event]`.
 * @throws InputError where `steps` is no count.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { mlp, silu } from '@gen/core/nn';
 * import { fit } from '@gen/core/train';
 * import { eightGaussians, pointBatches } from '@gen/data';
 * import { DeepEnergy, langevinContrastiveDivergence } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: silu, key: key(0) });
 * const model = new DeepEnergy({ network });
 * await fit({
 *   model,
 *   objective: langevinContrastiveDivergence(model, { steps: 5, stepSize: 0.05 }),
 *   batches: pointBatches(eightGaussians(), { batchSize: 64, key: key(1) }),
 *   steps: 5,
 *   key: key(2),
 * });
 * model.dispose();
 * ```
 */
export const langevinContrastiveDivergence = (
  model: EnergyModel,
  options: LangevinContrastiveDivergenceOptions,
): EvaluatedObjective =>
  langevinObjective('langevinContrastiveDivergence', model, { start: (x) => x }, options);
