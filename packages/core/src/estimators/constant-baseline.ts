import { asTensor, type Parameter } from '../distributions/parameter.js';
import type { Baseline } from './baseline.js';

/**
 * A baseline that is known beforehand.
 *
 *     b = c
 *
 * Williams 1992, §5, https://doi.org/10.1007/BF00992696.
 *
 * @param value c, a shape that broadcasts to the batch shape.
 *
 * @example
 * ```ts
 * import { constantBaseline, scoreFunction } from '@gen/core/estimators';
 *
 * const estimator = scoreFunction({ baseline: constantBaseline(-90) });
 * ```
 */
export const constantBaseline =
  (value: Parameter): Baseline =>
  () => ({ baseline: asTensor(value) });
