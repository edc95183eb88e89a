import { inputRangeError } from '../input-range-error.js';

/** The least and the greatest of the finite numbers; nothing where there is none. */
export function extent(values: ArrayLike<number>): readonly [number, number] | undefined {
  // A loop, as a call takes no more than some 100,000 arguments.
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : undefined;
}

/** The finite numbers, or an error where there is none. */
export function finiteNumbers(
  callee: string,
  argument: string,
  values: ArrayLike<number>,
): readonly number[] {
  const finite = Array.from(values).filter(Number.isFinite);
  if (finite.length > 0) return finite;
  const got = values.length === 0 ? 'none' : `none of ${values.length}`;
  throw inputRangeError(callee, argument, 'one or more finite numbers', got);
}

/** Throws unless there are `count` values. */
export function checkLength(
  callee: string,
  argument: string,
  values: ArrayLike<unknown>,
  count: number,
  of: string,
): void {
  if (values.length === count) return;
  throw inputRangeError(callee, argument, `${count} numbers, ${of}`, `${values.length}`);
}

/** Throws unless numbers rise from each to the next. */
export function checkRising(callee: string, argument: string, values: ArrayLike<number>): void {
  if (values.length < 2) {
    throw inputRangeError(callee, argument, 'two or more numbers', `${values.length}`);
  }
  for (let i = 1; i < values.length; i++) {
    if (values[i]! > values[i - 1]! && Number.isFinite(values[i]! - values[i - 1]!)) continue;
    const got = `${values[i - 1]} before ${values[i]} at ${i}`;
    throw inputRangeError(callee, argument, 'finite numbers that rise', got);
  }
}

/** Throws unless a range goes from a finite number to a greater one. */
export function checkRange(
  callee: string,
  argument: string,
  [low, high]: readonly [number, number],
): void {
  if (low < high && Number.isFinite(high - low)) return;
  throw inputRangeError(callee, argument, '[low, high] with low < high', `[${low}, ${high}]`);
}
