import type { Tensor } from '@tensorflow/tfjs-core';
import { positiveVector } from '../constraints/positive-vector.js';
import { InputError } from '../input-error.js';
import { multivariateNormalOf, type MultivariateNormal } from './multivariate-normal.js';
import { shapeOf, spread, type Parameter } from './parameter.js';
import { scatterOfDiagonal } from './scatter.js';

/** What {@link multivariateNormalDiag} is made of; batch shapes broadcast. */
export interface MultivariateNormalDiagOptions {
  /** Mean μ, `[..., n]` or one number for all coordinates; 0 by default. */
  readonly loc?: Parameter;
  /** Standard deviations σ > 0, `[..., n]` or one number for all coordinates; 1 by default. */
  readonly scale?: Parameter;
}

/**
 * Normal distribution N(μ, diag(σ²)) of vectors whose coordinates are independent.
 *
 *     log p(x) = Σᵢ (−½ ((xᵢ − μᵢ) / σᵢ)² − log σᵢ) − n/2 log 2π
 *
 * It is of the family of {@link multivariateNormal}, so divergences between the two are known; for the
 * rest, `independent(normal({ loc, scale }), 1)` is the same (Murphy 2022, "Probabilistic machine
 * learning: an introduction", §3.2, https://probml.github.io/pml-book/book1.html).
 *
 * @throws InputError where neither is a tensor of vectors, or their sizes differ.
 *
 * @example
 * ```ts
 * import { key, multivariateNormalDiag } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = multivariateNormalDiag({ loc: tf.zeros([2]), scale: 0.5 });
 * const x = d.sample(key(0), [64]); // [64, 2]
 * ```
 */
export function multivariateNormalDiag({
  loc = 0,
  scale = 1,
}: MultivariateNormalDiagOptions): MultivariateNormal {
  const size = shapeOf(loc).at(-1) ?? shapeOf(scale).at(-1);
  if (size === undefined) throw noVectors();
  checkScale('multivariateNormalDiag', scale, size);
  return multivariateNormalOf({
    callee: 'multivariateNormalDiag',
    loc,
    parameters: { scale: [scale, positiveVector] },
    size,
    scatter: () => scatterOfDiagonal(ofEach(scale, size)),
  });
}

/** Throws unless a scale is a number or has a last axis of `size`. */
export function checkScale(callee: string, scale: Parameter, size: number): void {
  if (typeof scale === 'number' || scale.shape.at(-1) === size) return;
  throw new InputError({
    callee,
    argument: 'scale',
    expected: `shape [..., ${size}]`,
    got: `shape [${scale.shape}]`,
  });
}

/** A scale as a tensor that has an axis of the coordinates. */
export const ofEach = (scale: Parameter, size: number): Tensor =>
  typeof scale === 'number' ? spread(scale, [size]) : scale;

const noVectors = (): InputError =>
  new InputError({
    callee: 'multivariateNormalDiag',
    argument: 'loc, scale',
    expected: 'a tensor of shape [..., n] as one of them at least',
    got: 'numbers',
    remedy: 'normal({ loc, scale }) is of numbers.',
  });
