// A process of its own: `node child.js wasm vae,rbm 5` writes the times of an engine as JSON.
import { argv } from 'node:process';
import * as tf from '@tensorflow/tfjs-core';
import { startOurs } from '../contestant/engines.js';
import type { Work } from '../contestant/work.js';
import { rows as ours } from '../ours/rows.js';
import type { Case } from '../rows/row.js';
import { rows } from '../rows/rows.js';
import type { StepTimes } from './step-times.js';

/** Milliseconds of a burst. */
const BURST = 100;

const [engine = '', names = '', rounds = ''] = argv.slice(2);
console.log = console.info = console.error;
await (engine === 'null' ? startNull() : startOurs(engine));
const cases: StepTimes[] = [];
for (const row of rows) {
  for (const each of names.split(',').includes(row.name) ? row.cases : []) {
    cases.push(await timesOf(each, Number(rounds)));
  }
}
process.stdout.write(`${JSON.stringify({ engine, cases })}\n`);
// Engines hold on to threads and devices.
process.exit(0);

/** Milliseconds that the processor works, which other programs do not add to. */
async function processorTime(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timesOf(of: Case, rounds: number): Promise<StepTimes> {
  const compiled = open(of, false);
  const one = compiled.burst(1);
  const first: number[] = [];
  for (let i = 0; i < 3; i++) first.push(await processorTime(one));
  const eager = open(of, true);
  const works = await Promise.all([eager, compiled].map(prepared));
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { run, steps } = works[i]!;
      times[i]!.push((await processorTime(run)) / steps);
    }
  }
  await eager.dispose();
  await compiled.dispose();
  return { name: of.name, eager: times[0], compiled: times[1], first };
}

function open({ name, inputs }: Case, eager: boolean): Work {
  process.env['GEN_BENCH_EAGER'] = eager ? '1' : '';
  const [row = '', part = row] = name.split('/');
  return ours[row]!(part, inputs());
}

/** A burst of about as many milliseconds as it should have, warm. */
async function prepared(work: Work): Promise<{ run: () => Promise<void>; steps: number }> {
  const some = work.burst(3);
  await some();
  const steps = Math.max(1, Math.round(BURST / ((await processorTime(some)) / 3)));
  const run = work.burst(steps);
  await run();
  return { run, steps };
}

/** WebGPU on an adapter of Dawn's that computes nothing: what is left is the work of JavaScript. */
async function startNull(): Promise<void> {
  const place = new URL('dawn.js', import.meta.resolve('@gen/backend-node'));
  const { dawn } = (await import(place.href)) as { dawn(...options: string[]): Promise<unknown> };
  await dawn('backend=null');
  // It is ready by the time at which it finds that its results are wrong.
  await startOurs('webgpu').catch(() => undefined);
  if (tf.getBackend() !== 'webgpu') throw new Error('There is no null adapter here.');
}
