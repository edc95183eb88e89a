import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, split, use } from '@gen/core';
import {
  adam,
  csvLog,
  fitSteps,
  jsonLinesLog,
  tensorBoardLog,
  type Batches,
  type Listener,
} from '@gen/core/train';
import { binarize, digits, imageBatches } from '@gen/data';
import { consoleProgress, folderStore, nodeBackend } from '@gen/backend-node';
import { denseVAE, elbo } from '@gen/variational';
import { spreadOf, type Spread } from '../measure/statistics.js';
import { keepResult } from '../report/keep-result.js';
import { bareSteps } from './bare-steps.js';

/** Steps from one report to the next. */
const REPORT = 20;

/** Who takes steps, by name. */
type Contestants = Readonly<Record<'bare' | 'fit' | 'whole', () => Promise<unknown>>>;

/**
 * `npm run bench -- overhead`: what fit, metrics and logs add to a bare step of the dense variational
 * autoencoder, and what data add besides, in turns of twenty steps.
 */
export async function overhead(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '30' } },
  });
  const { engine } = await use(nodeBackend());
  const folder = mkdtempSync(join(tmpdir(), 'gen-overhead-'));
  const times = await measure(await contestants(folder), Number(values.rounds));
  rmSync(folder, { recursive: true });
  const shareOf = (name: keyof Contestants): Spread =>
    spreadOf(times[name].map((time, round) => time / times.bare[round]! - 1));
  const shares = { fit: shareOf('fit'), whole: shareOf('whole') };
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
  const told = ({ median, low, high }: Spread): string =>
    `${percent(median)} (quartiles ${percent(low)}, ${percent(high)})`;
  console.log(`${engine}: a bare step takes ${spreadOf(times.bare).median.toFixed(2)} ms`);
  console.log(`fit, metrics and logs add ${told(shares.fit)}`);
  console.log(`with data, shuffled and binarized, ${told(shares.whole)}`);
  console.log(`written: ${keepResult(root, 'overhead', { engine, shares, milliseconds: times })}`);
  return 0;
}

/** Milliseconds of the processor a step, by contestant, one a round. */
async function measure(
  all: Contestants,
  rounds: number,
): Promise<Record<keyof Contestants, number[]>> {
  const times: Record<keyof Contestants, number[]> = { bare: [], fit: [], whole: [] };
  const names = Object.keys(times) as (keyof Contestants)[];
  for (let round = -2; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const milliseconds = await processorTime(all[name]);
      if (round >= 0) times[name].push(milliseconds / REPORT);
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

/** Twenty bare steps, of `fit` with metrics and logs on the same batch, and with batches of data. */
async function contestants(folder: string): Promise<Contestants> {
  const [forModel, forData, forSteps] = split(key(0), 3);
  const data = imageBatches(digits(key(1), { count: 2000 }), {
    batchSize: 100,
    key: forData,
    transform: binarize,
    flat: true,
  });
  const batch = await data.batch(0, 0);
  const model = denseVAE({ key: forModel });
  const bare = bareSteps({
    model,
    objective: elbo(model),
    optimizer: adam(),
    batch,
    key: forSteps,
  });
  const fitted = (batches: Batches<Tensor>, name: string): (() => Promise<void>) => {
    const model = denseVAE({ key: forModel });
    const steps = Number.MAX_SAFE_INTEGER;
    const options = { model, objective: elbo(model), batches, key: forSteps, steps };
    const run = fitSteps({ ...options, reportEvery: REPORT });
    const listeners = listenersOf(join(folder, name));
    return async () => {
      const next = await run.next();
      if (next.done !== true) for (const listener of listeners) await listener(next.value);
    };
  };
  const same = { ...data, batch: () => tf.clone(batch) };
  return {
    bare: () => bare(REPORT),
    fit: fitted(same, 'fit'),
    whole: fitted(data, 'whole'),
  };
}

function listenersOf(folder: string): Listener[] {
  const store = folderStore(folder);
  const stream = Object.assign(new PassThrough(), { isTTY: false }).resume();
  return [
    csvLog({ store, perStep: true }),
    jsonLinesLog({ store }),
    tensorBoardLog({ store }),
    consoleProgress({ stream: stream as never }),
  ];
}
