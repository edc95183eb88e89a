import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import { checkParameter, positive } from './check-parameter.js';
import { drawElementwise } from './draw-elementwise.js';
import type { Key } from './key.js';
import { logGammaOf } from './log-gamma.js';
import { split } from './split.js';

/**
 * Draws numbers with a beta distribution, whose density is xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b).
 *
 *     x = G / (G + H) = σ(log G − log H),   G ~ Gamma(a), H ~ Gamma(b)
 *
 * In log space, so concentrations may be tiny; numbers nearer to 1 than 2⁻²⁵ are 1. Exact as
 * {@link gamma} is. Gradients do not pass: those of the concentrations are zero.
 *
 * @param alpha a above 0, a number or a tensor that broadcasts to `shape`.
 * @param beta b above 0, likewise.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { beta } from '@gen/core/random';
 *
 * const fractions = beta(key(0), [64], 2, 5);
 * ```
 */
export function beta(key: Key, shape: Shape, alpha: Parameter, beta: Parameter): Tensor {
  checkDrawShape('beta', shape);
  checkParameter('beta', 'alpha', alpha, shape, positive('a concentration'));
  checkParameter('beta', 'beta', beta, shape, positive('a concentration'));
  const [forAlpha, forBeta] = split(key);
  return drawElementwise(shape, [alpha, beta], (size, a, b) =>
    tf.sigmoid(tf.sub(logGammaOf(forAlpha, size, a!), logGammaOf(forBeta, size, b!))),
  );
}
