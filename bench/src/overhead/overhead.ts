import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';
import { spreadOf, type Spread } from '../measure/statistics.js';
import { keepResult } from '../report/keep-result.js';
import { contestants, type Contestants } from './contestants.js';
import { BATCH, workloads } from './workloads.js';

/** Steps from one report to the next. */
const REPORT = 20;

/**
 * `npm run bench -- overhead`: what fit, metrics and logs add to a bare step of a variational autoencoder,
 * what data add besides, in turns of twenty steps, and how many images a second the data alone give.
 */
export async function overhead(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '30' },
      engine: { type: 'string', default: '' },
      model: { type: 'string', default: '' },
    },
  });
  const { engine } = await use(nodeBackend({ prefer: values.engine || undefined }));
  for (const name of Object.keys(workloads)) {
    if (values.model !== '' && values.model !== name) continue;
    const found = await measured(name, Number(values.rounds));
    tell(`${engine}, ${name}`, found);
    const kept = { engine, load: loadavg()[0], ...found };
    console.log(`written: ${keepResult(root, `overhead/${engine}-${name}`, kept)}`);
  }
  return 0;
}

/** What a workload takes. */
interface Overhead {
  /** Parts of a bare step that are added. */
  readonly shares: Readonly<Record<'fit' | 'plain' | 'binarized', Spread>>;
  /** Images that a second of work on data alone gives, and that the bare step takes. */
  readonly imagesPerSecond: Readonly<Record<'plain' | 'binarized' | 'step', number>>;
  /** Milliseconds of the processor a step, by contestant, one a round. */
  readonly milliseconds: Readonly<Record<string, readonly number[]>>;
}

async function measured(name: string, rounds: number): Promise<Overhead> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-overhead-'));
  const all = await contestants(workloads[name]!, folder, REPORT);
  const times = await measure(all, rounds);
  rmSync(folder, { recursive: true });
  const shareOf = (who: string): Spread =>
    spreadOf(times[who]!.map((time, round) => time / times['bare']![round]! - 1));
  const rateOf = (who: string): number => (1000 * BATCH) / spreadOf(times[who]!).median;
  return {
    shares: { fit: shareOf('fit'), plain: shareOf('plain'), binarized: shareOf('binarized') },
    imagesPerSecond: {
      plain: rateOf('plain data'),
      binarized: rateOf('binarized data'),
      step: rateOf('bare'),
    },
    milliseconds: times,
  };
}

function tell(name: string, { shares, imagesPerSecond, milliseconds }: Overhead): void {
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
  const told = ({ median, low, high }: Spread): string =>
    `${percent(median)} (quartiles ${percent(low)}, ${percent(high)})`;
  const { plain, binarized, step } = imagesPerSecond;
  console.log(`${name}: a bare step takes ${spreadOf(milliseconds['bare']!).median.toFixed(2)} ms`);
  console.log(`  fit, metrics and logs add ${told(shares.fit)}`);
  console.log(`  with data, shuffled, ${told(shares.plain)}`);
  console.log(`  with data, shuffled and binarized, ${told(shares.binarized)}`);
  console.log(
    `  data alone: ${Math.round(plain)} images a second, ${Math.round(binarized)} binarized; ` +
      `the step takes ${Math.round(step)}`,
  );
}

/** Milliseconds of the processor a step, by contestant, one a round, in orders that alternate. */
async function measure(all: Contestants, rounds: number): Promise<Record<string, number[]>> {
  const names = Object.keys(all);
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const milliseconds = await processorTime(all[name]!);
      if (round >= 0) times[name]!.push(milliseconds / REPORT);
    }
  }
  return times;
}

/** Milliseconds that the processor works, which other programs do not add to. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
