import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepResult } from '../report/keep-result.js';
import { median, type EngineTimes } from './step-times.js';
import { writeSteps } from './write-steps.js';

const ROWS = 'rbm,vae,conv-vae,made,realnvp,dcgan,wgan-gp,cnf,unet/step';

/** Rows for which an engine has no memory: the adapter that computes nothing has half a gigabyte. */
const TOO_LARGE: Readonly<Record<string, readonly string[]>> = { null: ['dcgan', 'unet/step'] };

/**
 * `npm run bench -- compiled`: steps as they are beside compiled ones, in turns, by engine; then the picture and
 * the table of docs/compiled-steps.md. `null` is WebGPU on an adapter of Dawn's that computes nothing, which leaves
 * the time of JavaScript. Results of more than one thread are kept by themselves and not shown.
 */
export async function compiled(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engines: { type: 'string', default: 'wasm,tensorflow,null' },
      rows: { type: 'string', default: ROWS },
      seconds: { type: 'string', default: '5' },
      threads: { type: 'string', default: '1' },
    },
  });
  const { rows, seconds, threads } = values;
  const engines = values.engines.split(',').map((engine) => {
    const fitting = rows.split(',').filter((row) => !TOO_LARGE[engine]?.includes(row));
    const times = timesOf(engine, fitting.join(','), seconds, threads);
    for (const line of linesOf(times)) console.log(line);
    return times;
  });
  const kind = threads === '1' ? 'compiled' : `compiled-${threads}-threads`;
  console.log(`written: ${keepResult(root, kind, { threads: Number(threads), engines })}`);
  if (threads === '1') await writeSteps(root);
  return 0;
}

function timesOf(engine: string, rows: string, seconds: string, threads: string): EngineTimes {
  const child = fileURLToPath(new URL('child.js', import.meta.url));
  const env = { ...process.env, TF_NUM_INTRAOP_THREADS: threads, TF_NUM_INTEROP_THREADS: '1' };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const out = execFileSync(process.execPath, [child, engine, rows, seconds, threads], {
    env,
    stdio: [...stdio],
    encoding: 'utf8',
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as EngineTimes;
}

function linesOf({ engine, cases }: EngineTimes): string[] {
  return cases.map(({ name, nodes, eager, compiled, first }) => {
    const [before, after] = [median(eager), median(compiled)];
    const times = `${before.toFixed(2)} → ${after.toFixed(2)} ms, ${(before / after).toFixed(1)} times`;
    return `${engine} ${name}: ${times}; ${nodes} kernels; first calls ${first.map(Math.round).join(', ')} ms`;
  });
}
