import type { Parameter } from '../distributions/parameter.js';
import type { Constraint } from './constraint.js';
import { endsOf, textOf } from './ends.js';
import { outside } from './outside.js';

/**
 * Vectors of whole numbers from 0 on with a sum of `total`; with any by default.
 *
 * @example
 * ```ts
 * import { counts } from '@gen/core/constraints';
 *
 * console.log(counts(3).violation([1, 1, 0], [3])); // 1
 * ```
 */
export function counts(total?: Parameter): Constraint {
  const { given, numbers } = endsOf([total ?? NaN, NaN]);
  return {
    ...given,
    name: `whole numbers from 0 on${total === undefined ? '' : ` with a sum of ${textOf(total, 'total')}`}`,
    eventRank: 1,
    violation: (x, _, [whole = NaN] = numbers) => {
      const sum = x.reduce((all, each) => all + each, 0);
      const wrong = x.filter((each) => !(each >= 0 && Number.isInteger(each))).length;
      const off = Number.isNaN(whole) ? 0 : Math.abs(sum - whole);
      return outside(off > 0 || wrong > 0, off + wrong);
    },
  };
}
