import type { Tensor } from '@tensorflow/tfjs-core';
import type {
  Distribution,
  HasCheckedParameters,
  HasSupport,
} from '../distributions/distribution.js';
import { checkInside } from './check-inside.js';

/**
 * Reads the parameters of a distribution, and events if they are given, and checks that all lie where
 * they must: scales above 0, probabilities from 0 to 1, covariances positive definite, events inside
 * the support.
 *
 * @throws InputError that names the argument and its worst value.
 *
 * @example
 * ```ts
 * import { normal, validate } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = normal({ loc: 0, scale: tf.tensor1d([1, 0.5]) });
 * await validate(d, tf.zeros([2])); // rejects where a scale is not above 0
 * ```
 */
export async function validate(
  distribution: Distribution & HasCheckedParameters & Partial<HasSupport>,
  x?: Tensor,
): Promise<void> {
  for (const { value, ...judged } of distribution.checkedParameters)
    await checkInside(judged, value);
  const { support: constraint } = distribution;
  if (x === undefined || constraint === undefined) return;
  await checkInside({ callee: 'validate', argument: 'x', constraint }, x);
}
