import type { Scalar } from '@tensorflow/tfjs-core';
import { InputError, type Scalars, type Schedule } from '@gen/core';

/** Options that are numbers or schedules, by name; those that are left out are left out. */
export type MovingNumbers = Readonly<Record<string, number | Schedule | undefined>>;

/** Those of the numbers that are schedules, as an objective names them. */
export const schedulesIn = (numbers: MovingNumbers): Record<string, Schedule> =>
  Object.fromEntries(
    Object.entries(numbers).filter((entry): entry is [string, Schedule] => {
      return typeof entry[1] === 'function';
    }),
  );

/** A number as it is, or the current value of a schedule. */
export function currentNumber(
  callee: string,
  name: string,
  number: number | Schedule,
  scalars: Scalars,
): number | Scalar {
  if (typeof number === 'number') return number;
  const current = scalars[name];
  if (current !== undefined) return current;
  throw new InputError({
    callee,
    argument: 'scalars',
    expected: `the current value of the schedule ${name}`,
    got: 'none',
    remedy: 'Pass scalarsAt(objective.schedules, step).',
  });
}
