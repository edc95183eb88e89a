/** A block of memory that is needed from one call to another, both included. */
export interface Lifetime {
  /** Bytes. */
  readonly bytes: number;
  /** The first call that needs it. */
  readonly from: number;
  /** The last call that needs it. */
  readonly to: number;
}

/** Where blocks lie. */
export interface MemoryPlan {
  /** Their places in the order of the lifetimes. */
  readonly offsets: readonly number[];
  /** Bytes of all. */
  readonly bytes: number;
}

/** Every block begins at a multiple of so many bytes. */
const ALIGNMENT = 64;

interface Gap {
  offset: number;
  bytes: number;
}

/**
 * Gives blocks their places in one piece of memory, so that those that are needed at the same time do
 * not overlap: in the order of their first use, each in the smallest gap that it fits into.
 */
export function planMemory(lifetimes: readonly Lifetime[]): MemoryPlan {
  const offsets = lifetimes.map(() => 0);
  const order = lifetimes.map((_, i) => i).sort((i, j) => lifetimes[i]!.from - lifetimes[j]!.from);
  const ending = byEnd(lifetimes);
  const gaps: Gap[] = [];
  let now = 0;
  let end = 0;
  for (const i of order) {
    const { bytes, from } = lifetimes[i]!;
    const size = padded(bytes);
    for (; now < from; now++) {
      for (const j of ending[now] ?? []) {
        release(gaps, { offset: offsets[j]!, bytes: padded(lifetimes[j]!.bytes) });
      }
    }
    const gap = smallest(gaps, size);
    if (gap === undefined) {
      offsets[i] = end;
      end += size;
    } else {
      offsets[i] = gap.offset;
      gap.offset += size;
      gap.bytes -= size;
      if (gap.bytes === 0) gaps.splice(gaps.indexOf(gap), 1);
    }
  }
  return { offsets, bytes: end };
}

/** The blocks by the last call that needs them. */
function byEnd(lifetimes: readonly Lifetime[]): readonly (readonly number[])[] {
  const ending: number[][] = [];
  lifetimes.forEach(({ to }, i) => (ending[to] ??= []).push(i));
  return ending;
}

const padded = (bytes: number): number => Math.ceil(Math.max(bytes, 1) / ALIGNMENT) * ALIGNMENT;

function smallest(gaps: readonly Gap[], bytes: number): Gap | undefined {
  let best: Gap | undefined;
  for (const gap of gaps) {
    if (gap.bytes >= bytes && (best === undefined || gap.bytes < best.bytes)) best = gap;
  }
  return best;
}

/** Puts a block among the gaps, which are in order, one with its neighbours. */
function release(gaps: Gap[], block: Gap): void {
  let at = gaps.findIndex(({ offset }) => offset > block.offset);
  if (at === -1) at = gaps.length;
  gaps.splice(at, 0, block);
  join(gaps, at);
  join(gaps, at - 1);
}

function join(gaps: Gap[], at: number): void {
  const [gap, next] = [gaps[at], gaps[at + 1]];
  if (gap === undefined || next === undefined || gap.offset + gap.bytes !== next.offset) return;
  gap.bytes += next.bytes;
  gaps.splice(at + 1, 1);
}
