import * as tf from '@tensorflow/tfjs-core';
import { affine } from '../bijectors/affine.js';
import type { Bijector } from '../bijectors/bijector.js';
import { chain } from '../bijectors/chain.js';
import { sigmoid } from '../bijectors/sigmoid.js';
import type { Parameter } from '../distributions/parameter.js';
import type { ContinuousConstraint } from './constraint.js';
import { endsOf, textOf } from './ends.js';
import { outside } from './outside.js';

/**
 * Numbers from `low` to `high`, both included.
 *
 * The ends may be tensors, which differ over the batch.
 *
 * @example
 * ```ts
 * import { interval } from '@gen/core/constraints';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = interval(-1, 3).bijector.forward(tf.scalar(0)); // 1
 * ```
 */
export function interval(low: Parameter, high: Parameter): ContinuousConstraint {
  const { given, numbers } = endsOf([low, -Infinity], [high, Infinity]);
  return {
    ...given,
    name: `a number from ${textOf(low, 'low')} to ${textOf(high, 'high')}`,
    eventRank: 0,
    violation: ([x = NaN], _, [least = NaN, most = NaN] = numbers) =>
      outside(!(x >= least && x <= most), Math.max(least - x, x - most)),
    get bijector(): Bijector {
      return chain([sigmoid, affine({ loc: low, scale: tf.sub(high, low) })]);
    },
  };
}
