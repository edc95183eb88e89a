import { ratios, spreadOf, type Spread } from '../measure/statistics.js';
import type { CaseResult, Outcome, Result } from './result.js';

/** Milliseconds of a contestant in a case; nothing where it has no times. */
export function medianOf({ outcomes }: CaseResult, name: string): number | undefined {
  const times = timesOf(outcomes[name]);
  return times.length === 0 ? undefined : spreadOf(times).median;
}

const timesOf = (outcome: Outcome | undefined): number[] =>
  (outcome?.rounds ?? []).filter((time) => time !== null);

/** The fastest of the contestants whose names begin so. */
export function best(of: CaseResult, head: string): string | undefined {
  const names = Object.keys(of.outcomes).filter((name) => name.startsWith(head));
  const timed = names.filter((name) => medianOf(of, name) !== undefined);
  return timed.sort((a, b) => medianOf(of, a)! - medianOf(of, b)!)[0];
}

/** How many times as long one contestant takes as another, round by round. */
export function ratioOf(
  of: CaseResult,
  name: string,
  other: string | undefined,
): Spread | undefined {
  if (other === undefined) return undefined;
  const both = ratios(of.outcomes[name]?.rounds ?? [], of.outcomes[other]?.rounds ?? []);
  return both.length === 0 ? undefined : spreadOf(both);
}

/**
 * The part of the ceiling that a contestant reaches: the least time that the machine's best product
 * and copy allow for the work, by the time it took.
 */
export function shareOf(result: Result, of: CaseResult, name: string): number | undefined {
  const milliseconds = medianOf(of, name);
  if (milliseconds === undefined) return undefined;
  const { gigaflops, gigabytes } = ceilingOf(result, name);
  const least = Math.max(of.flops / gigaflops, of.bytes / gigabytes) / 1e6;
  return least / milliseconds;
}

/** The best that anyone showed on the same kind of device, in a product, a copy, or a case. */
export function ceilingOf(result: Result, name: string): { gigaflops: number; gigabytes: number } {
  const { kind } = result.contestants[name]!;
  const alike = Object.entries(result.contestants).filter(([, other]) => other.kind === kind);
  const measured = alike.map(([, { ceiling }]) => ceiling);
  const shown = result.cases.flatMap((of) =>
    alike.flatMap(([other]) => {
      const milliseconds = medianOf(of, other);
      if (milliseconds === undefined) return [];
      const perSecond = 1e-6 / milliseconds;
      return [{ gigaflops: of.flops * perSecond, gigabytes: of.bytes * perSecond }];
    }),
  );
  const all = [...measured, ...shown];
  return {
    gigaflops: Math.max(...all.map(({ gigaflops }) => gigaflops)),
    gigabytes: Math.max(...all.map(({ gigabytes }) => gigabytes)),
  };
}

/** Cells of the table: times of everyone, then how each of ours compares. */
export function cells(result: Result): string[][] {
  const names = Object.keys(result.contestants);
  const ours = names.filter((name) => name.startsWith('ours'));
  const head = [
    'case',
    ...names,
    'difference',
    ...ours.flatMap((name) => [`${name} / best PyTorch`, `${name} / tfjs`, `share of the ceiling`]),
  ];
  const rows = result.cases.map((of) => [
    of.name,
    ...names.map((name) => timeCell(of, name)),
    differenceCell(of),
    ...ours.flatMap((name) => [
      ratioCell(ratioOf(of, name, best(of, 'torch'))),
      ratioCell(ratioOf(of, name, `tfjs:${name.split(':')[1]}`)),
      percent(shareOf(result, of, name)),
    ]),
  ]);
  return [head, ...rows];
}

/** Milliseconds, or why there are none. */
export function timeCell(of: CaseResult, name: string): string {
  const outcome = of.outcomes[name];
  if (outcome === undefined) return '–';
  const milliseconds = medianOf(of, name);
  if (milliseconds !== undefined) return round(milliseconds);
  return outcome.difference === undefined ? 'cannot' : 'differs';
}

/** How far the results of those who are timed are from the reference, at most. */
export function differenceCell({ outcomes }: CaseResult): string {
  const all = Object.values(outcomes).flatMap(({ difference, failure }) =>
    difference === undefined || failure !== undefined ? [] : [difference],
  );
  return all.length === 0 ? '–' : Math.max(...all).toExponential(0);
}

/** A ratio and its quartiles. */
export const ratioCell = (ratio: Spread | undefined): string =>
  ratio === undefined ? '–' : `${round(ratio.median)} (${round(ratio.low)}–${round(ratio.high)})`;

/** A share in percent. */
export const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${Math.round(100 * share)} %`;

/** Three digits. */
export function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** A table for a terminal. */
export function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ');
  return rows.map(line).join('\n');
}
