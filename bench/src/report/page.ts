import { explain } from './explain.js';
import { reasonFor } from './reasons.js';
import { nodeOf, type CaseResult, type Result } from './result.js';
import { shortfalls, type Shortfall } from './shortfalls.js';
import {
  best,
  differenceCell,
  percent,
  ratioCell,
  ratioOf,
  round,
  shareOf,
  timeCell,
} from './table.js';

/** The page of the documentation. */
export const page = (results: readonly Result[]): string =>
  [
    '---\ntitle: Benchmarks\n---',
    '# Benchmarks',
    'Written by `npm run bench -- page` from the files in `bench/results`, which `npm run bench` ' +
      'writes. The same work, from the same parameters and the same batch, in float32: contestants ' +
      'are processes of their own that take turns, one burst of steps each in every round, in an ' +
      'order drawn anew. Times are medians over rounds; a ratio is the median of the ratios of ' +
      'single rounds, with its quartiles. Before anyone is timed, results of a few steps without ' +
      'draws are compared, and who differs is not timed; the greatest difference is in units of the ' +
      'greatest number compared.',
    'The share of the ceiling is the least time that the best product of matrices and the best copy ' +
      'of memory on the machine allow for the work, divided by the time it took.',
    ...results.map(section),
  ].join('\n\n');

function section(result: Result): string {
  const { machine, threads, date } = result;
  const cores = threads === 1 ? 'one core' : `${threads} cores`;
  const short = shortfalls(result);
  return [
    `## ${machine.cpu}, ${cores}, Node ${nodeOf(result).split('.')[0]}`,
    `${date}, ${machine.platform}.`,
    '### Milliseconds a step',
    times(result),
    '### Ratios',
    ratios(result),
    '### Who took part',
    explain(result)
      .slice(1)
      .map((line) => `- ${line}`)
      .join('\n'),
    '### What falls short',
    'More than PyTorch’s time on TensorFlow native for steps of models (1.2 times for dcgan, unet and ddim, 1.3 ' +
      'for single kernels and Adam, 1.5 for distributions); more than 2.5 times on WASM for steps of dense ' +
      'models, 3 for convolutions and single kernels (a third more before Node 22, which has no fused ' +
      'multiplication and addition); or more than plain TensorFlow.js takes.',
    short.length === 0 ? 'Nothing.' : short.map(item).join('\n'),
  ].join('\n\n');
}

function times(result: Result): string {
  const names = Object.keys(result.contestants);
  const rows = result.cases.map((of) => [
    of.name,
    of.work,
    ...names.map((name) => timeCell(of, name)),
    differenceCell(of),
  ]);
  return markdown([['case', 'work', ...names, 'difference'], ...rows], 2);
}

function ratios(result: Result): string {
  const ours = Object.keys(result.contestants).filter((name) => name.startsWith('ours'));
  const rows = result.cases.flatMap((of) =>
    ours.map((name) => [of.name, name, ...compared(result, of, name)]),
  );
  return markdown(
    [['case', 'ours', '÷ best PyTorch', '÷ plain tfjs', 'of the ceiling'], ...rows],
    2,
  );
}

const compared = (result: Result, of: CaseResult, name: string): string[] => [
  ratioCell(ratioOf(of, name, best(of, 'torch'))),
  ratioCell(ratioOf(of, name, `tfjs:${name.split(':')[1]}`)),
  percent(shareOf(result, of, name)),
];

function item({ of, name, other, ratio, target, profile }: Shortfall): string {
  const kernels = profile
    .slice(0, 4)
    .map(({ kernel, calls, milliseconds }) => `${kernel} ×${calls} ${round(milliseconds)} ms`);
  const where = kernels.length > 0 ? ` Slowest kernels: ${kernels.join(', ')}.` : '';
  const reason = reasonFor(of.name, name.split(':')[1]!);
  return (
    `- **${of.name}**, ${name}: ${round(ratio.median)} times ${other} (at most ${round(target)}).` +
    `${where}${reason === undefined ? '' : ` ${reason}`}`
  );
}

/** A table, numbers to the right after so many columns of words. */
function markdown(rows: readonly (readonly string[])[], words: number): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, i) => (i < words ? '---' : '--:'));
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
