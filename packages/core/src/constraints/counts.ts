import type { Constraint } from './constraint.js';
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
export function counts(total?: number): Constraint {
  return {
    name: `whole numbers from 0 on${total === undefined ? '' : ` with a sum of ${total}`}`,
    eventRank: 1,
    violation: (x) => {
      const sum = x.reduce((all, each) => all + each, 0);
      const wrong = x.filter((each) => !(each >= 0 && Number.isInteger(each))).length;
      const off = total === undefined ? 0 : Math.abs(sum - total);
      return outside(off > 0 || wrong > 0, off + wrong);
    },
  };
}
