import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Baseline } from './baseline.js';

/**
 * The mean of f at the other draws of the same element: nothing to learn and nothing to tune.
 *
 *     bₛ = 1/(S − 1) Σ_{r ≠ s} f(zᵣ)
 *
 * Kool, van Hoof & Welling 2019, "Buy 4 REINFORCE samples, get a baseline for free!",
 * https://openreview.net/forum?id=r1lgTGL5DE. It needs S ≥ 2.
 *
 * @example
 * ```ts
 * import { leaveOneOutBaseline, scoreFunction } from '@gen/core/estimators';
 *
 * const estimator = scoreFunction({ baseline: leaveOneOutBaseline() }); // with samples: 4
 * ```
 */
export const leaveOneOutBaseline =
  (): Baseline =>
  ({ values }) => {
    const samples = values.shape[0]!;
    if (samples < 2) throw tooFew(samples);
    const others = tf.sub(tf.sum(values, 0, true), values);
    return { baseline: tf.div(others, samples - 1) };
  };

const tooFew = (samples: number): InputError =>
  new InputError({
    callee: 'leaveOneOutBaseline',
    argument: 'samples',
    expected: 'at least 2',
    got: `${samples}`,
    remedy: 'The baseline of a draw is made of the others.',
  });
