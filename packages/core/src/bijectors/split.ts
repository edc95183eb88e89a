import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';

/** Options of {@link split}. */
export interface SplitOptions {
  /** Sizes of the parts along the axis. */
  readonly sizes: readonly number[];
  /** The axis, counted from the end: −1 is the last; −1 by default. */
  readonly axis?: number;
}

/** Takes tensors apart and puts them together again, both with log |det J| = 0. */
export interface Split {
  /** The parts of a tensor. */
  forward(x: Tensor): Tensor[];
  /** The tensor of parts. */
  inverse(parts: readonly Tensor[]): Tensor;
}

/**
 * Takes tensors apart along an axis, and puts them together again: what couplings and multiscale flows
 * do between their bijectors.
 *
 * @throws InputError where the sizes are not those of the axis.
 *
 * @example
 * ```ts
 * import { split } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const halves = split({ sizes: [1, 2] });
 * const [first, second] = halves.forward(tf.tensor1d([1, 2, 3])); // [1] and [2, 3]
 * const whole = halves.inverse([first!, second!]); // [1, 2, 3]
 * ```
 */
export function split({ sizes, axis = -1 }: SplitOptions): Split {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    forward: (x) => {
      checkAxis(x, axis);
      checkTrailingShape('split.forward', 'x', [x.shape.at(axis)!], [total]);
      return tf.split(x, [...sizes], x.rank + axis);
    },
    inverse: (parts) => {
      parts.forEach((part) => checkAxis(part, axis));
      const lengths = parts.map((part) => part.shape.at(axis)!);
      checkTrailingShape('split.inverse', 'parts', lengths, sizes);
      return tf.concat([...parts], axis);
    },
  };
}

function checkAxis({ rank }: Tensor, axis: number): void {
  if (Number.isInteger(axis) && axis < 0 && axis >= -rank) return;
  throw new InputError({
    callee: 'split',
    argument: 'axis',
    expected: `an integer from ${-rank} to −1`,
    got: `${axis}`,
  });
}
