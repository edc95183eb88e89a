import { affine } from '../bijectors/affine.js';
import { chain } from '../bijectors/chain.js';
import { exp } from '../bijectors/exp.js';
import type { Parameter } from '../distributions/parameter.js';
import type { ContinuousConstraint } from './constraint.js';
import { endsOf, textOf } from './ends.js';
import { outside } from './outside.js';

/**
 * Finite numbers above `low`.
 *
 * @example
 * ```ts
 * import { greaterThan } from '@gen/core/constraints';
 *
 * console.log(greaterThan(2).violation([2], []) > 0); // true
 * ```
 */
export function greaterThan(low: Parameter): ContinuousConstraint {
  const { given, numbers } = endsOf([low, -Infinity]);
  return {
    ...given,
    name: `a number above ${textOf(low, 'low')}`,
    eventRank: 0,
    violation: ([x = NaN], _, [least = NaN] = numbers) =>
      outside(!(x > least && x < Infinity), Math.abs(x - least)),
    bijector: chain([exp, affine({ loc: low })]),
  };
}
