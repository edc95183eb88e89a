import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/** Options of a normalization. */
export interface NormalizationOptions {
  /** Factor after normalizing, γ; ones where it is left out. */
  readonly scale?: Tensor | undefined;
  /** What is added after that, β; zeros where it is left out. */
  readonly offset?: Tensor | undefined;
  /** Added to the variance, ε. */
  readonly epsilon?: number;
}

/** Throws an {@link InputError} unless the options fit parameters of a shape. */
export function checkNormalization(
  callee: string,
  { scale, offset, epsilon = 0 }: NormalizationOptions,
  shape: Shape,
): void {
  if (scale !== undefined) checkShape(callee, 'scale', scale.shape, shape);
  if (offset !== undefined) checkShape(callee, 'offset', offset.shape, shape);
  if (!(epsilon >= 0)) throw wrong(callee, 'epsilon', 'a number ≥ 0', `${epsilon}`);
  if (offset !== undefined && scale === undefined) {
    throw wrong(callee, 'scale', 'a tensor beside `offset`', 'none');
  }
}

const wrong = (callee: string, argument: string, expected: string, got: string): InputError =>
  new InputError({ callee, argument, expected, got });
