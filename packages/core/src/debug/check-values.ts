import type { Constraint } from '../constraints/constraint.js';
import { InputError } from '../input-error.js';

/** What is judged, for messages. */
export interface Judged {
  /** The public function that was called. */
  readonly callee: string;
  /** The argument that is judged. */
  readonly argument: string;
  /** Where its events must lie. */
  readonly constraint: Constraint;
  /** What to do where they do not. */
  readonly remedy?: string;
}

/**
 * Throws with the worst event unless all lie inside the constraint.
 *
 * @param values the numbers of a tensor of `shape`
 * @param ends those of each end of the constraint, one an event
 */
export function checkValues(
  { callee, argument, constraint, remedy }: Judged,
  values: ArrayLike<number>,
  shape: readonly number[],
  ends: readonly ArrayLike<number>[] = [],
): void {
  const rank = shape.length - constraint.eventRank;
  const eventShape = shape.slice(rank);
  const size = eventShape.reduce((product, length) => product * length, 1);
  let worst: { readonly violation: number; readonly start: number } | undefined;
  for (let start = 0; start < values.length; start += size) {
    const event = Array.prototype.slice.call(values, start, start + size) as number[];
    const own = ends.length === 0 ? undefined : ends.map((end) => end[start / size]!);
    const violation = event.some(Number.isNaN)
      ? Infinity
      : constraint.violation(event, eventShape, own);
    if (violation > (worst?.violation ?? 0)) worst = { violation, start };
  }
  if (worst === undefined) return;
  const { start } = worst;
  const place = rank === 0 ? '' : ` at [${placeOf(start / size, shape.slice(0, rank))}]`;
  const first = Array.prototype.slice.call(values, start, start + Math.min(size, 8)) as number[];
  const event = first.map((value) => Number(value.toPrecision(7))); // as far as float32 goes
  throw new InputError({
    callee,
    argument,
    expected: constraint.name,
    got: `${size === 1 ? `${event[0]}` : `[${event.join(', ')}${size > 8 ? ', …' : ''}]`}${place}`,
    ...(remedy !== undefined && { remedy }),
  });
}

/** Indices along each axis of an element. */
function placeOf(element: number, shape: readonly number[]): number[] {
  let rest = element;
  return shape
    .toReversed()
    .map((length) => {
      const index = rest % length;
      rest = (rest - index) / length;
      return index;
    })
    .reverse();
}
