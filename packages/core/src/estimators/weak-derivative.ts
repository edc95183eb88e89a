import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import type { Parameter } from '../distributions/parameter.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';

/**
 * The derivative of a density of one coordinate in a parameter, as a difference of two densities:
 *
 *     ∂p_θ(x) / ∂θ = c (p⁺(x) − p⁻(x))
 */
export interface WeakDerivative {
  /** θ; a number has no gradient. */
  readonly parameter: Parameter;
  /** c, a shape that broadcasts to that of the draws. */
  readonly constant: Parameter;
  /** Draws of p⁺, `[...draws, ...batchShape, ...eventShape]`. */
  readonly positive: Tensor;
  /** Draws of p⁻, which may depend on those of p⁺. */
  readonly negative: Tensor;
}

/** Draws the weak derivatives of a distribution, one for each parameter. */
export type WeakDerivatives<Q extends Distribution> = (
  distribution: Q,
  key: Key,
  shape: Shape,
) => readonly WeakDerivative[];
