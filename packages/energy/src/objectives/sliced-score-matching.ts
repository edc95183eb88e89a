import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key, type Shape } from '@gen/core';
import { hvp } from '@gen/core/derivatives';
import { rademacher } from '@gen/core/random';
import type { EnergyModel } from '../energy-model.js';
import { lossObjective, type EvaluatedObjective } from './loss-objective.js';
import { innerProduct, squaredNorm } from './squared-norm.js';

/** Options of {@link slicedScoreMatching}. */
export interface SlicedScoreMatchingOptions {
  /** Number of directions for each state. */
  readonly slices?: number;
  /** Draws directions of mean 0 and covariance I: `rademacher` or `gaussian` of `@gen/core/random`. */
  readonly directions?: (key: Key, shape: Shape) => Tensor;
  /**
   * Whether ‖∇F‖² is taken as it is, which has less variance, rather than by its slice (vᵀ∇F)²: possible
   * for directions of covariance I.
   */
  readonly reduceVariance?: boolean;
}

/**
 * Score matching along random directions, at the cost of a single Hessian–vector product.
 *
 *     mean over x and v of [ ½ ‖∇F(x)‖² − vᵀ ∇²F(x) v ],   E[v] = 0, Cov[v] = I
 *
 * Its expectation over v is {@link scoreMatching}. Without `reduceVariance` the first term is ½ (vᵀ∇F(x))².
 * Song et al. 2019, "Sliced score matching: a scalable approach to density and score estimation", equations 7
 * and 8, https://arxiv.org/abs/1905.07088.
 *
 * @returns an objective of batches `[batch, ...event]`.
 * @throws InputError where `slices` is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { mlp, softplus } from '@gen/core/nn';
 * import { twoMoons } from '@gen/data';
 * import { DeepEnergy, slicedScoreMatching } from '@gen/energy';
 *
 * const network = mlp({ inputs: 2, hidden: [32], outputs: 1, activation: softplus, key: key(0) });
 * const model = new DeepEnergy({ network });
 * const x = twoMoons().sample(key(1), 64);
 * const { value, grads } = slicedScoreMatching(model, { slices: 2 })(x, key(2), {});
 * tf.dispose([x, value, grads]);
 * model.dispose();
 * ```
 */
export function slicedScoreMatching(
  model: EnergyModel,
  { slices = 1, directions = rademacher, reduceVariance = true }: SlicedScoreMatchingOptions = {},
): EvaluatedObjective {
  checkCount('slicedScoreMatching', 'slices', slices);
  return lossObjective(
    () => model.parameters(),
    (x, key, train) => {
      const [sliceKey, layerKey] = split(key) as [Key, Key];
      const options = { train, key: layerKey };
      const at = slices === 1 ? x : tf.tile(x, [slices, ...x.shape.slice(1).map(() => 1)]);
      const v = directions(sliceKey, at.shape);
      const { grad, hvp: product } = hvp((state) => model.freeEnergy(state, options), at, v);
      const square = reduceVariance ? squaredNorm(grad) : tf.square(innerProduct(v, grad));
      const each = tf.sub(tf.mul(0.5, square), innerProduct(v, product));
      return { value: tf.mean<Scalar>(each) };
    },
  );
}
