/** A part of a list in which the same comes again and again. */
export interface Repeat {
  /** Where it begins. */
  readonly from: number;
  /** After how many elements it comes again. */
  readonly period: number;
  /** How many elements it has in all; the last turn may be cut off. */
  readonly length: number;
}

/** How many elements in a row must be equal for it to be worth a look. */
const WINDOW = 12;
/** How many of the next places with an equal row are looked at: loops hold smaller repeats. */
const LOOKS = 24;

/**
 * Finds what is repeated in a list of numbers, each time at least three turns and as long as can be, and
 * saves at least so many elements; from left to right, without overlaps.
 */
export function findRepeats(list: readonly number[], least: number): Repeat[] {
  const next = nextEqualRows(list);
  const repeats: Repeat[] = [];
  for (let from = 0; from < list.length;) {
    const best = longestAt(list, next, from);
    const isWorth =
      best !== undefined && best.length >= 3 * best.period && best.length - best.period >= least;
    if (isWorth) repeats.push(best);
    from += isWorth ? best.length : 1;
  }
  return repeats;
}

function longestAt(
  list: readonly number[],
  next: readonly (number | undefined)[],
  from: number,
): Repeat | undefined {
  let best: Repeat | undefined;
  let to = next[from];
  for (let look = 0; look < LOOKS && to !== undefined; look++) {
    const period = to - from;
    let end = to;
    while (end < list.length && list[end] === list[end - period]) end += 1;
    const length = end - from;
    if (length > (best?.length ?? 0)) best = { from, period, length };
    if (end === list.length) break;
    to = next[to];
  }
  return best;
}

/** For each place the next one where the same row begins. */
function nextEqualRows(list: readonly number[]): (number | undefined)[] {
  const next: (number | undefined)[] = [];
  const last = new Map<string, number>();
  for (let i = list.length - WINDOW; i >= 0; i--) {
    const row = list.slice(i, i + WINDOW).join();
    next[i] = last.get(row);
    last.set(row, i);
  }
  return next;
}
