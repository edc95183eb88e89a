import { InputError, type EngineReport } from '@gen/core';
import type { MovingAverage } from '@gen/core/train';
import { imageBatches, type Dataset } from '@gen/data';
import { prepare } from '../data/prepare.js';
import type { LoadedData } from '../data/load-data.js';
import type { RunModel } from '../families/family.js';
import { encodeConfig } from '../run/run-config.js';
import type { Run } from '../run/run.js';
import { FILES } from '../run/run-files.js';
import type { RunKeys } from './keys.js';
import { logsOf } from './logs-of.js';
import type { Session } from './session.js';

/** Throws an `InputError` unless a run that goes on has the images and the engine that it began with. */
export function checkBefore(
  callee: string,
  { before }: Run,
  { digest }: LoadedData,
  { engine }: EngineReport,
): void {
  if (before === undefined) return;
  const { config } = before;
  if (config.images.digest !== digest) {
    throw new InputError({
      callee,
      argument: '--data',
      expected: `the images that the run began with (hash ${config.images.digest})`,
      got: `others (hash ${digest})`,
      remedy: 'Give the folder of the same images, or start a new run with --out.',
    });
  }
  if (config.engine === engine) return;
  throw new InputError({
    callee,
    argument: 'GEN_BACKEND',
    expected: `${config.engine}, the engine that the run began with`,
    got: engine,
    remedy: 'Unset it, or start a new run with --out.',
  });
}

/** Begins or goes on: looks at a batch, clears what is replaced, and writes the configuration. */
export async function begin(
  run: Run,
  model: RunModel,
  ema: MovingAverage | undefined,
  data: LoadedData,
  keys: RunKeys,
  engine: string,
): Promise<Session> {
  const { family, training, store, replaces } = run;
  const { flat, transform } = model.intake;
  const batches = imageBatches(data.train, {
    batchSize: training.batch,
    key: keys.data,
    flat,
    ...(transform && { transform }),
  });
  const batch = await batches.batch(0, 0);
  try {
    await model.validate?.(batch);
  } finally {
    batch.dispose();
  }
  if (run.before === undefined) look(model, data.train, keys);
  const { height, width, channels } = data.train;
  const images = { height, width, channels, digest: data.digest };
  const config = { family, model: run.model, training, images, engine };
  await store.put(FILES.config, encodeConfig(config)); // first: where it fails nothing is lost
  for (const name of replaces) if (name !== FILES.config) await store.remove(name);
  return { run, data, model, ema, batches, keys, logs: logsOf(run, model) };
}

/** Images that a model may look at before the first step, at most. */
const LOOKED_AT = 10_000;

function look(model: RunModel, train: Dataset, keys: RunKeys): void {
  if (model.begin === undefined) return;
  const images = prepare(train, model.intake, keys.data, {
    count: Math.min(LOOKED_AT, train.count),
  });
  try {
    model.begin(images);
  } finally {
    images.dispose();
  }
}
