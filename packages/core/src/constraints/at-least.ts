import { affine } from '../bijectors/affine.js';
import { chain } from '../bijectors/chain.js';
import { exp } from '../bijectors/exp.js';
import type { Parameter } from '../distributions/parameter.js';
import type { ContinuousConstraint } from './constraint.js';
import { endsOf, textOf } from './ends.js';
import { outside } from './outside.js';

/**
 * Finite numbers from `low` on; the bijector leaves out `low` itself.
 *
 * @example
 * ```ts
 * import { atLeast } from '@gen/core/constraints';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = atLeast(2).bijector.forward(tf.scalar(0)); // 3
 * ```
 */
export function atLeast(low: Parameter): ContinuousConstraint {
  const { given, numbers } = endsOf([low, -Infinity]);
  return {
    ...given,
    name: `a number from ${textOf(low, 'low')} on`,
    eventRank: 0,
    violation: ([x = NaN], _, [least = NaN] = numbers) =>
      outside(!(x >= least && x < Infinity), Math.abs(x - least)),
    bijector: chain([exp, affine({ loc: low })]),
  };
}
