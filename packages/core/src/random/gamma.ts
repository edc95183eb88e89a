import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import { drawGamma } from './draw-gamma.js';
import type { Key } from './key.js';

/**
 * Draws numbers with a gamma distribution of rate 1, whose density is xᵃ⁻¹ e⁻ˣ / Γ(a).
 *
 * By Marsaglia and Tsang (2000, "A simple method for generating gamma variables",
 * https://doi.org/10.1145/358407.358414) with seven proposals an element, of which none is accepted
 * with a probability below 10⁻⁹: then the proposal's median is taken. Divide by a rate for another than
 * 1. Draws agree on all backends to a few units in the last place, except where rounding turns an
 * acceptance, about once in 10⁶ draws. For concentrations below 0.1, which underflow to 0, there is
 * {@link logGamma}.
 *
 * Gradients do not pass: that of the concentration is zero.
 *
 * @param concentration a above 0, a number or a tensor that broadcasts to `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { gamma } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const draws = gamma(key(0), [64, 2], tf.tensor1d([0.5, 3])); // [64, 2]
 * ```
 */
export function gamma(key: Key, shape: Shape, concentration: Parameter): Tensor {
  checkDrawShape('gamma', shape);
  checkParameter('gamma', 'concentration', concentration, shape, positive('a concentration'));
  return drawElementwise(shape, [concentration], (size, a) => gammaOf(key, size, a!));
}

/** {@link gamma} of a flat tensor, or of a scalar that all elements share. */
export const gammaOf = (key: Key, size: number, concentration: Tensor): Tensor =>
  drawGamma(key, size, concentration, false);
