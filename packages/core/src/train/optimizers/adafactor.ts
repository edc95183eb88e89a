import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';
import { addDecayedWeights, type AddDecayedWeightsOptions } from './add-decayed-weights.js';
import { chain } from './chain.js';
import { clipByBlockRms } from './clip-by-block-rms.js';
import { scaleByFactoredRms, type ScaleByFactoredRmsOptions } from './scale-by-factored-rms.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByParamBlockRms } from './scale-by-param-block-rms.js';

/** Options of {@link adafactor}. */
export interface AdafactorOptions
  extends ScaleByFactoredRmsOptions, Partial<AddDecayedWeightsOptions> {
  /** Learning rate relative to the size of a parameter, ρ: a number or a schedule. */
  readonly learningRate?: number | Schedule;
  /** Largest root mean square of an update before it is scaled, d. */
  readonly clippingThreshold?: number;
}

/**
 * Adafactor, which needs little memory beside the parameters (Shazeer & Stern 2018, "Adafactor:
 * Adaptive Learning Rates with Sublinear Memory Cost", Algorithm 4, https://arxiv.org/abs/1804.04235):
 * {@link scaleByFactoredRms}, {@link clipByBlockRms}, {@link scaleByParamBlockRms},
 * {@link addDecayedWeights} where asked, and {@link scaleByLearningRate}.
 *
 *     u = g / √v,   û = u / max(1, RMS(u) / d),   θ ← θ − ρ (max(10⁻³, RMS(θ)) û + λ θ)
 *
 * Where no learning rate is given, ρ = min(10⁻², 1 / √t) with t = step + 1, as in the paper.
 *
 * @example
 * ```ts
 * import { adafactor } from '@gen/core/train';
 *
 * const optimizer = adafactor();
 * ```
 */
export const adafactor = ({
  learningRate = (step) => Math.min(1e-2, 1 / Math.sqrt(step + 1)),
  clippingThreshold = 1,
  weightDecay = 0,
  decays = () => true,
  ...options
}: AdafactorOptions = {}): Optimizer =>
  chain(
    scaleByFactoredRms(options),
    clipByBlockRms(clippingThreshold),
    scaleByParamBlockRms(),
    ...(weightDecay === 0 ? [] : [addDecayedWeights({ weightDecay, decays })]),
    scaleByLearningRate(learningRate),
  );
