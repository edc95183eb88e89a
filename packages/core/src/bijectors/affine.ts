import * as tf from '@tensorflow/tfjs-core';
import { shapeOf, type Parameter } from '../distributions/parameter.js';
import { checkBroadcast } from '../broadcast-shape.js';
import type { Bijector } from './bijector.js';
import { elementwise } from './elementwise.js';

/** Options of {@link affine}; shapes broadcast with what is mapped. */
export interface AffineOptions {
  /** Shift μ; 0 by default. */
  readonly loc?: Parameter;
  /** Scale σ, of either sign, not 0; 1 by default. */
  readonly scale?: Parameter;
}

/**
 * A shift and a scale of every element.
 *
 *     y = μ + σ x,   log |dy/dx| = log |σ|
 *
 * @example
 * ```ts
 * import { affine } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = affine({ loc: 1, scale: -2 }).forward(tf.tensor1d([0, 3])); // [1, −5]
 * ```
 */
export function affine({ loc = 0, scale = 1 }: AffineOptions = {}): Bijector {
  checkBroadcast('affine', 'scale', shapeOf(scale), shapeOf(loc));
  return elementwise({
    name: 'Affine',
    forward: (x) => tf.add(loc, tf.mul(scale, x)),
    inverse: (y) => tf.div(tf.sub(y, loc), scale),
    logSlope: () => tf.log(tf.abs(scale)),
  });
}
