import { loadavg } from 'node:os';
import { machine } from './machine.js';
import { ContestantProcess } from './contestant.js';
import { runCase } from './run-case.js';
import type { Ceiling } from '../contestant/messages.js';
import type { Options } from '../options.js';
import type { CaseResult, Result } from '../report/result.js';
import { rows } from '../rows/rows.js';
import type { Case } from '../rows/row.js';

/** Told how a run goes. */
export type Tell = (line: string) => void;

/** Runs every case with every contestant that works here. */
export async function run(options: Options, tell: Tell): Promise<Result> {
  const chosen = casesOf(options.rows);
  const leftOut: Record<string, string> = {};
  const load = Math.round(10 * loadavg()[0]!) / 10;
  const contestants = await startAll(options, leftOut, tell);
  try {
    if (contestants.length === 0) throw new Error('bench: no contestant works here.');
    const measured = new Map<ContestantProcess, Ceiling>();
    for (const contestant of contestants) {
      measured.set(contestant, await contestant.ask({ command: 'ceiling' }));
    }
    const cases: CaseResult[] = [];
    for (const of of chosen) {
      tell(`${of.name} …`);
      cases.push(await runCase(of, contestants, options));
    }
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: machine(),
      load,
      threads: options.threads,
      contestants: Object.fromEntries(
        contestants.map((contestant) => [
          contestant.name,
          { ...contestant.hello, ceiling: measured.get(contestant)! },
        ]),
      ),
      leftOut,
      cases,
    };
  } finally {
    for (const contestant of contestants) contestant.stop();
  }
}

/** The cases of rows, or single ones, by name. */
export function casesOf(names: readonly string[]): readonly Case[] {
  const all = rows.flatMap(({ cases }) => cases);
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const found =
      rows.find((row) => row.name === name)?.cases ?? all.filter((c) => c.name === name);
    if (found.length > 0) return found;
    const known = rows.map((row) => row.name).join(', ');
    throw new Error(`bench: --rows: expected some of ${known}, or a case of them; got ${name}.`);
  });
}

async function startAll(
  options: Options,
  leftOut: Record<string, string>,
  tell: Tell,
): Promise<ContestantProcess[]> {
  const started: ContestantProcess[] = [];
  for (const name of options.contestants) {
    try {
      started.push(await ContestantProcess.start(name, options));
    } catch (error) {
      leftOut[name] = (error as Error).message + remedyFor(name, options);
      tell(`left out: ${name}: ${leftOut[name]}`);
    }
  }
  return started;
}

/** What a contestant in Python lacks, most likely. */
const remedyFor = (name: string, { python }: Options): string =>
  /^(ours|tfjs):/.test(name)
    ? ''
    : ` (${python}; --python names another, for which pip install -r bench/peers/requirements.txt)`;
