import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import { drawGamma } from './draw-gamma.js';
import type { Key } from './key.js';

/**
 * Draws logarithms of numbers with a gamma distribution of rate 1.
 *
 * Below a concentration of about 0.1 the numbers themselves often are smaller than float32 can hold,
 * and their logarithms are not. For what is drawn, and how exactly, see {@link gamma}.
 *
 * Gradients do not pass: that of the concentration is zero.
 *
 * @param concentration above 0, a number or a tensor that broadcasts to `shape`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { logGamma } from '@gen/core/random';
 *
 * const logs = logGamma(key(0), [64], 1e-3);
 * ```
 */
export function logGamma(key: Key, shape: Shape, concentration: Parameter): Tensor {
  checkDrawShape('logGamma', shape);
  const range = positive('a concentration');
  checkParameter('logGamma', 'concentration', concentration, shape, range);
  return drawElementwise(shape, [concentration], (size, a) => logGammaOf(key, size, a!));
}

/** {@link logGamma} of a flat tensor, or of a scalar that all elements share. */
export const logGammaOf = (key: Key, size: number, concentration: Tensor): Tensor =>
  drawGamma(key, size, concentration, true);
