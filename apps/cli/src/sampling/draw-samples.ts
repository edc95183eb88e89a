import { basename, dirname } from 'node:path';
import { folderStore } from '@gen/backend-node';
import { key } from '@gen/core';
import { encodePng, imageGrid } from '@gen/plot';
import { pixelsOf } from '../pictures/pixels-of.js';
import { loadModel } from '../run/load-model.js';
import { sayField } from '../terminal/say.js';

/** What is drawn of a run. */
export interface SampleRequest {
  /** The command, for errors. */
  readonly callee: string;
  /** The folder of the run. */
  readonly run: string;
  /** The engine. */
  readonly engine: string;
  /** The picture. */
  readonly out: string;
  /** Number of images. */
  readonly count: number;
  /** Seed of the images. */
  readonly key: number;
}

/** Draws new images from a trained model into a picture. */
export async function drawSamples({
  callee,
  run,
  engine,
  ...request
}: SampleRequest): Promise<void> {
  const { model, config } = await loadModel(callee, run, engine);
  try {
    const pixels = await pixelsOf(await model.sample(key(request.key), request.count));
    const picture = encodePng(imageGrid(pixels, config.images));
    await folderStore(dirname(request.out)).put(basename(request.out), picture);
    sayField('file', request.out);
  } finally {
    model.dispose();
  }
}
