// A process of its own: `node child.js wasm vae,rbm 8` writes the times of an engine as JSON, with so many seconds
// for each case.
import { argv } from 'node:process';
import * as tf from '@tensorflow/tfjs-core';
import { NonFiniteLossError } from '@gen/core/train';
import { startOurs } from '../contestant/engines.js';
import type { Work } from '../contestant/work.js';
import { casesOf } from '../measure/run.js';
import { rows as ours } from '../ours/rows.js';
import type { Case } from '../rows/row.js';
import type { StepTimes } from './step-times.js';

/** Milliseconds of a burst. */
const BURST = 100;
/** Rounds at most, and at least. */
const [MOST, LEAST] = [9, 2];

const [engine = '', names = '', seconds = '', threads = '1'] = argv.slice(2);
console.log = console.info = console.error;
await (engine === 'null' ? startNull() : startOurs(engine));
const cases: StepTimes[] = [];
for (const of of casesOf(names.split(','))) {
  console.error(`${engine} ${of.name} …`);
  cases.push(await untilFinite(() => timesOf(of, 1000 * Number(seconds))));
}
process.stdout.write(`${JSON.stringify({ engine, cases })}\n`);
// Engines hold on to threads and devices.
process.exit(0);

/** What computes nothing reads anything, now and then a loss that is no number. */
async function untilFinite<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; engine === 'null' && attempt < 4; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NonFiniteLossError)) throw error;
    }
  }
  return work();
}

/** Milliseconds of one thread that works, which other programs do not add to, or of the clock for more. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const [before, begin] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return threads === '1' ? (user + system) / 1000 : performance.now() - begin;
}

async function timesOf(of: Case, limit: number): Promise<StepTimes> {
  const compiled = open(of, false);
  const one = compiled.burst(1);
  const first: number[] = [];
  for (let i = 0; i < 3; i++) first.push(await timeOf(one));
  const eager = open(of, true);
  const oneEager = eager.burst(1);
  const nodes = await countKernels(oneEager);
  const works = [await prepared(eager, oneEager), await prepared(compiled, one)];
  const times: [number[], number[]] = [[], []];
  const end = performance.now() + limit;
  for (let round = 0; round < MOST && (round < LEAST || performance.now() < end); round++) {
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { run, steps } = works[i]!;
      times[i]!.push((await timeOf(run)) / steps);
    }
  }
  await eager.dispose();
  await compiled.dispose();
  return { name: of.name, nodes, eager: times[0], compiled: times[1], first };
}

function open({ name, inputs }: Case, eager: boolean): Work {
  process.env['GEN_BENCH_EAGER'] = eager ? '1' : '';
  const [row = '', part = row] = name.split('/');
  return ours[row]!(part, inputs());
}

/** Calls of kernels, which functions with gradients of their own are listed beside. */
async function countKernels(step: () => Promise<void>): Promise<number> {
  const { kernels } = await tf.profile(step as unknown as () => tf.TensorContainer);
  return kernels.filter(({ name }) => tf.getKernel(name, tf.getBackend()) !== undefined).length;
}

interface Prepared {
  readonly run: () => Promise<void>;
  readonly steps: number;
}

/** A burst of about as many milliseconds as it should have, warm: `one` step is, and each burst records anew. */
async function prepared(work: Work, one: () => Promise<void>): Promise<Prepared> {
  const steps = Math.round(BURST / (await timeOf(one)));
  if (steps <= 1) return { run: one, steps: 1 };
  const run = work.burst(steps);
  for (let done = 0; done < 4; done += steps) await run();
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
