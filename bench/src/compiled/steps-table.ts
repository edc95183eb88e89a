import { ENGINES, median, milliseconds, type CompiledResult } from './step-times.js';

/** What is measured of compiled steps, as a table of the documentation. */
export function stepsTable({ date, machine, threads, engines }: CompiledResult): string {
  const head = ['engine', 'row', 'kernels', 'as it is', 'compiled', 'times', 'first calls'];
  const rows = engines.flatMap(({ engine, cases }) =>
    cases.map(({ name, nodes, eager, compiled, first }) => {
      const [before, after] = [median(eager), median(compiled)];
      return [
        ENGINES[engine] ?? engine,
        name,
        `${nodes}`,
        milliseconds(before),
        milliseconds(after),
        (before / after).toFixed(1),
        first.map(milliseconds).join(', '),
      ];
    }),
  );
  const rule = head.map((_, i) => (i < 2 ? '---' : '--:'));
  const cores = threads === 1 ? 'one core' : `${threads} threads`;
  return [
    `${date}, ${machine.cpu}, ${cores}; milliseconds. The first two calls are recorded, the third is replayed.`,
    [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n\n');
}
