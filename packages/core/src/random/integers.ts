import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { runKernel } from '../kernels/kernel.js';
import { philoxIntegers } from '../kernels/philox-integers.js';
import type { Shape } from '../shape.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';

/**
 * Draws integers from `low` up to but not including `high`, the same on every backend.
 *
 * Each is low + ⌊(high − low) b / 2³²⌋ for 32 random bits b, so the probabilities of two integers
 * differ by at most 2⁻³²: relative to the probability, by (high − low) / 2³² (Lemire 2019, "Fast
 * random integer generation in an interval", §4, https://arxiv.org/abs/1805.10941).
 *
 * @returns int32.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { integers } from '@gen/core/random';
 *
 * const dice = integers(key(0), [10], 1, 7);
 * ```
 */
export function integers(key: Key, shape: Shape, low: number, high: number): Tensor {
  checkDrawShape('integers', shape);
  checkBounds(low, high);
  return runKernel(philoxIntegers, {}, { key: key.words, shape, low, count: high - low });
}

function checkBounds(low: number, high: number): void {
  const inRange = low >= -(2 ** 31) && high <= 2 ** 31 && high - low < 2 ** 32;
  if (Number.isInteger(low) && Number.isInteger(high) && low < high && inRange) return;
  throw new InputError({
    callee: 'integers',
    argument: 'low, high',
    expected: 'integers -2^31 ≤ low < high ≤ 2^31 with high - low < 2^32',
    got: `${low}, ${high}`,
    remedy: 'high itself is never drawn; all 2^32 integers are what bits draws.',
  });
}
