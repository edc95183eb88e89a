import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, split } from '@gen/core';
import {
  adam,
  csvLog,
  fitSteps,
  jsonLinesLog,
  tensorBoardLog,
  type Batches,
  type Listener,
} from '@gen/core/train';
import { binarize, digits, imageBatches, type BatchTransform } from '@gen/data';
import { consoleProgress, folderStore } from '@gen/backend-node';
import { elbo } from '@gen/variational';
import { bareSteps } from './bare-steps.js';
import { BATCH, type Workload } from './workloads.js';

/** Who takes so many steps, or makes so many batches, by name. */
export type Contestants = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Bare steps; those of `fit` with metrics and logs on the same batch, on batches of data, and on ones that are
 * binarized; and the data alone.
 */
export async function contestants(
  { make, flat }: Workload,
  folder: string,
  count: number,
): Promise<Contestants> {
  const [forModel, forData, forSteps] = split(key(0), 3);
  const dataset = digits(key(1), { count: 2000 });
  const batchesOf = (transform?: BatchTransform): Batches<Tensor> =>
    imageBatches(dataset, {
      batchSize: BATCH,
      key: forData,
      flat,
      ...(transform && { transform }),
    });
  const [plain, binarized] = [batchesOf(), batchesOf(binarize)];
  const batch = await binarized.batch(0, 0);
  const model = make(forModel);
  const bare = bareSteps({
    model,
    objective: elbo(model),
    optimizer: adam(),
    batch,
    key: forSteps,
  });
  const fitted = (batches: Batches<Tensor>, name: string): (() => Promise<void>) => {
    const model = make(forModel);
    const steps = Number.MAX_SAFE_INTEGER;
    const options = { model, objective: elbo(model), batches, key: forSteps, steps };
    const run = fitSteps({ ...options, reportEvery: count });
    const listeners = listenersOf(join(folder, name));
    return async () => {
      const next = await run.next();
      if (next.done !== true) for (const listener of listeners) await listener(next.value);
    };
  };
  return {
    bare: () => bare(count),
    fit: fitted({ ...plain, batch: () => tf.clone(batch) }, 'fit'),
    plain: fitted(plain, 'plain'),
    binarized: fitted(binarized, 'binarized'),
    'plain data': made(plain, count),
    'binarized data': made(binarized, count),
  };
}

/** Makes batches that nobody takes. */
function made(batches: Batches<Tensor>, count: number): () => Promise<void> {
  let next = 0;
  return async () => {
    for (let i = 0; i < count; i++) {
      const position = next++;
      const epoch = Math.floor(position / batches.batchesPerEpoch);
      const batch = await batches.batch(epoch, position % batches.batchesPerEpoch);
      batch.dispose();
    }
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
