import { checkCount } from '@gen/core';
import { checkNumber } from '../check-number.js';
import { gaussiansAt } from './gaussians-at.js';
import type { PointModes } from './points.js';

/** Options of {@link gridOfGaussians}. */
export interface GridOfGaussiansOptions {
  /** How many Gaussians in a row, and how many rows. */
  readonly side?: number;
  /** From one centre to the next. */
  readonly spacing?: number;
  /** Their standard deviation. */
  readonly scale?: number;
}

/**
 * Narrow Gaussians on a square grid about the origin: 25 of them by default.
 *
 *     p(x) = mean over i, j of N(x; d (i − (n − 1) / 2, j − (n − 1) / 2), s² I)
 *
 * (Dumoulin et al. 2017, "Adversarially learned inference", §4.3, https://arxiv.org/abs/1606.00704; at the
 * scale of Lin et al. 2018, "PacGAN", §4.1, https://arxiv.org/abs/1712.04086.)
 *
 * @throws InputError for no modes, and sizes that are no positive numbers.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { gridOfGaussians } from '@gen/data';
 *
 * const grid = gridOfGaussians();
 * const x = grid.sample(key(0), 512); // [512, 2]
 * ```
 */
export function gridOfGaussians({
  side = 5,
  spacing = 2,
  scale = 0.05,
}: GridOfGaussiansOptions = {}): PointModes {
  checkCount('gridOfGaussians', 'side', side);
  checkNumber('gridOfGaussians', 'spacing', spacing);
  checkNumber('gridOfGaussians', 'scale', scale);
  const at = (i: number): number => spacing * (i - (side - 1) / 2);
  const centre = (_: unknown, k: number): [number, number] => [
    at(k % side),
    at(Math.floor(k / side)),
  ];
  return gaussiansAt('gridOfGaussians', Array.from({ length: side ** 2 }, centre), scale);
}
