import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { checkPositive } from '../check-samples.js';
import { radialSimilarity, sumOfProfiles } from './radial-similarity.js';
import { gaussianProfile } from './rbf-kernel.js';
import type { RadialSimilarity } from './similarity.js';

/** How wide the parts of {@link rbfMixtureKernel} are. */
export interface RbfMixtureKernelOptions {
  /** σ > 0 of each part, as multiples of `unit`. */
  readonly bandwidths: readonly number[];
  /** What they are multiples of, in the units of x, such as {@link medianBandwidth}; 1 by default. */
  readonly unit?: Tensor | number;
}

/**
 * A sum of Gaussian kernels of several bandwidths, for samples that differ on an unknown scale.
 *
 *     k(x, y) = Σᵢ exp(−‖x − y‖² / 2σᵢ²)
 *
 * (Li, Swersky, Zemel 2015, "Generative moment matching networks", §3,
 * https://arxiv.org/abs/1502.02761).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { medianBandwidth, mmd, rbfMixtureKernel } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [64, 2]), gaussian(key(1), [64, 2])];
 * const kernel = rbfMixtureKernel({ bandwidths: [0.5, 1, 2], unit: medianBandwidth(x, y) });
 * const squared = mmd(x, y, kernel);
 * ```
 */
export function rbfMixtureKernel({
  bandwidths,
  unit = 1,
}: RbfMixtureKernelOptions): RadialSimilarity {
  checkPositive('rbfMixtureKernel', 'unit', unit);
  for (const each of bandwidths) checkPositive('rbfMixtureKernel', 'bandwidths', each);
  if (bandwidths.length === 0) {
    throw new InputError({
      callee: 'rbfMixtureKernel',
      argument: 'bandwidths',
      expected: 'one number at least',
      got: '[]',
    });
  }
  return radialSimilarity((s) =>
    sumOfProfiles(bandwidths.map((each) => gaussianProfile(s, tf.mul(unit, each)))),
  );
}
