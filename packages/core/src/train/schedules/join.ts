import { InputError } from '../../input-error.js';
import type { Schedule } from '../../schedule.js';

/**
 * One schedule after another, each of which counts its steps from where it begins.
 *
 * @param schedules the schedules in order.
 * @param boundaries the steps at which the second and every later schedule begins, rising; one
 * fewer than there are schedules.
 *
 * @example
 * ```ts
 * import { cosineDecay, join, linear } from '@gen/core/train';
 *
 * const warmUp = linear({ to: 1, steps: 100 });
 * const decay = cosineDecay({ from: 1, steps: 900 });
 * const rate = join([warmUp, decay], [100]);
 * console.log(rate(50), rate(100), rate(1000)); // 0.5 1 0
 * ```
 */
export function join(schedules: readonly Schedule[], boundaries: readonly number[]): Schedule {
  checkBoundaries(schedules.length, boundaries);
  const starts = [0, ...boundaries];
  return (step) => {
    const current = starts.findLastIndex((start, i) => i === 0 || step >= start);
    return schedules[current]!(step - starts[current]!);
  };
}

function checkBoundaries(schedules: number, boundaries: readonly number[]): void {
  const rising = boundaries.every((boundary, i) => boundary > (boundaries[i - 1] ?? 0));
  if (schedules === boundaries.length + 1 && rising) return;
  throw new InputError({
    callee: 'join',
    argument: 'boundaries',
    expected: `${schedules - 1} rising steps > 0 for ${schedules} schedules`,
    got: `[${boundaries}]`,
    remedy: 'Each boundary is the step at which the next schedule begins.',
  });
}
