import type { Result } from './result.js';
import { ceilingOf, round } from './table.js';

/** Lines below a table: who took part, who did not, and what the machine can do. */
export function explain(result: Result): string[] {
  const { machine, load, threads, contestants, leftOut, cases } = result;
  const took = Object.entries(contestants).map(([name, { device, versions, ceiling }]) => {
    const named = Object.entries(versions).map((entry) => entry.join(' '));
    return `${name}: ${device}, ${named.join(', ')}; ${round(ceiling.gigaflops)} GFLOP/s`;
  });
  const kinds = [...new Set(Object.values(contestants).map(({ kind }) => kind))];
  const ceilings = kinds.map((kind) => {
    const name = Object.keys(contestants).find((other) => contestants[other]!.kind === kind)!;
    const { gigaflops, gigabytes } = ceilingOf(result, name);
    return `ceiling (${kind}): ${round(gigaflops)} GFLOP/s, ${round(gigabytes)} GB/s`;
  });
  const failures = cases.flatMap(({ name, outcomes }) =>
    Object.entries(outcomes)
      .filter(([, { failure }]) => failure !== undefined)
      .map(([who, { failure, difference }]) => {
        const apart = difference === undefined ? '' : ` by ${difference.toPrecision(2)}`;
        return `${name}: ${who}: ${failure}${apart}`;
      }),
  );
  return [
    `${machine.cpu}, ${threads === 1 ? 'one core' : `${threads} cores`} a contestant; times in ms`,
    ...(load > machine.cores / 4
      ? [`the machine was busy (load ${load} on ${machine.cores} cores): measure again`]
      : []),
    ...took,
    ...ceilings,
    ...failures,
    ...Object.entries(leftOut).map(([name, reason]) => `left out: ${name}: ${reason}`),
  ];
}
