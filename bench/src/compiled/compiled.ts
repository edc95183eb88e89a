import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepResult } from '../report/keep-result.js';
import { stepsPicture } from './steps-picture.js';
import { median, type EngineTimes } from './step-times.js';

/**
 * `npm run bench -- compiled`: steps as they are beside compiled ones, in turns, by engine. `null` is WebGPU
 * on an adapter of Dawn's that computes nothing, which leaves the time of JavaScript.
 */
export function compiled(root: string, args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engines: { type: 'string', default: 'wasm,tensorflow,null' },
      rows: { type: 'string', default: 'rbm,vae,conv-vae,cnf' },
      rounds: { type: 'string', default: '7' },
    },
  });
  const engines = values.engines.split(',').map((engine) => {
    const times = timesOf(engine, values.rows, values.rounds);
    for (const line of linesOf(times)) console.log(line);
    return times;
  });
  console.log(`written: ${keepResult(root, 'compiled', { engines })}`);
  return 0;
}

/** The picture of the documentation, from the newest result. */
export function writeStepsPicture(root: string): void {
  const folder = join(root, 'bench', 'results', 'compiled');
  const newest = readdirSync(folder).sort().at(-1)!;
  const { engines } = JSON.parse(readFileSync(join(folder, newest), 'utf8')) as {
    readonly engines: readonly EngineTimes[];
  };
  const file = join(root, 'docs', 'images', 'compiled-steps.svg');
  writeFileSync(file, stepsPicture(engines));
  console.log(`written: ${file}`);
}

function timesOf(engine: string, rows: string, rounds: string): EngineTimes {
  const child = fileURLToPath(new URL('child.js', import.meta.url));
  const env = { ...process.env, TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const out = execFileSync(process.execPath, [child, engine, rows, rounds], {
    env,
    stdio: [...stdio],
    encoding: 'utf8',
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as EngineTimes;
}

function linesOf({ engine, cases }: EngineTimes): string[] {
  return cases.map(({ name, eager, compiled, first }) => {
    const [before, after] = [median(eager), median(compiled)];
    const times = `${before.toFixed(2)} → ${after.toFixed(2)} ms, ${(before / after).toFixed(1)} times`;
    return `${engine} ${name}: ${times}; first calls ${first.map(Math.round).join(', ')} ms`;
  });
}
