import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/**
 * Vectors of whole numbers from 0 on with a sum of `total`.
 *
 * @example
 * ```ts
 * import { counts } from '@gen/core/constraints';
 *
 * console.log(counts(3).violation([1, 1, 0], [3])); // 1
 * ```
 */
export function counts(total: number): Constraint {
  return {
    name: `whole numbers from 0 on with a sum of ${total}`,
    eventRank: 1,
    violation: (x) => {
      const sum = x.reduce((all, each) => all + each, 0);
      const wrong = x.filter((each) => !(each >= 0 && Number.isInteger(each))).length;
      return outside(sum !== total || wrong > 0, Math.abs(sum - total) + wrong);
    },
  };
}
