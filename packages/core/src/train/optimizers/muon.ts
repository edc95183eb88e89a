import type { Schedule } from '../../schedule.js';
import type { Shape } from '../../shape.js';
import type { Optimizer } from '../optimizer.js';
import { adamW } from './adam-w.js';
import { addDecayedWeights, type AddDecayedWeightsOptions } from './add-decayed-weights.js';
import { chain } from './chain.js';
import { partition } from './partition.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { scaleByMuon, type ScaleByMuonOptions } from './scale-by-muon.js';

/** Options of {@link muon}. */
export interface MuonOptions extends ScaleByMuonOptions, Partial<AddDecayedWeightsOptions> {
  /** Learning rate η of the matrices, a number or a schedule. */
  readonly learningRate?: number | Schedule;
  /** Which parameters are matrices, by path and shape; all of two axes or more where it is left out. */
  readonly orthogonalizes?: (path: string, shape: Shape) => boolean;
  /** How the other parameters are trained. */
  readonly others?: Optimizer;
}

/**
 * Muon for matrices and kernels, another optimizer for the rest (Jordan et al. 2024, "Muon: An
 * optimizer for hidden layers in neural networks", https://kellerjordan.github.io/posts/muon/):
 * {@link scaleByMuon}, {@link addDecayedWeights} where asked, and {@link scaleByLearningRate} for
 * the part `matrices` of a {@link partition}, {@link adamW} for the part `others`.
 *
 *     θ ← θ − η (s U Vᵀ + λ θ)
 *
 * Embeddings, and the first and the last layer, are better trained by the other optimizer: say so by
 * `orthogonalizes`.
 *
 * @example
 * ```ts
 * import { adamW, muon } from '@gen/core/train';
 *
 * const optimizer = muon({
 *   learningRate: 0.02,
 *   orthogonalizes: (path, shape) => shape.length > 1 && path.startsWith('hidden'),
 *   others: adamW({ learningRate: 3e-4 }),
 * });
 * ```
 */
export const muon = ({
  learningRate = 0.02,
  weightDecay = 0,
  decays = () => true,
  orthogonalizes = (_, shape) => shape.length > 1,
  others = adamW({ learningRate: 3e-4 }),
  ...options
}: MuonOptions = {}): Optimizer =>
  partition(
    {
      matrices: chain(
        scaleByMuon(options),
        ...(weightDecay === 0 ? [] : [addDecayedWeights({ weightDecay, decays })]),
        scaleByLearningRate(learningRate),
      ),
      others,
    },
    (path, shape) => (orthogonalizes(path, shape) ? 'matrices' : 'others'),
  );
