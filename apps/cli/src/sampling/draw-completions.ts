import { basename, dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { folderStore } from '@gen/backend-node';
import { InputError, key } from '@gen/core';
import { encodePng, imageGrid } from '@gen/plot';
import { loadData } from '../data/load-data.js';
import { prepare } from '../data/prepare.js';
import type { ImageSize } from '../families/family.js';
import { pixelsOf } from '../pictures/pixels-of.js';
import { loadModel, type LoadedModel } from '../run/load-model.js';
import { checkSize } from '../scoring/check-size.js';
import { sayField } from '../terminal/say.js';

/** A half of an image. */
export type Half = 'left' | 'right' | 'top' | 'bottom';

/** What is completed by a run. */
export interface CompletionRequest {
  /** The command, for errors. */
  readonly callee: string;
  /** The folder of the run. */
  readonly run: string;
  /** The engine. */
  readonly engine: string;
  /** The half that is given. */
  readonly given: Half;
  /** Number of images. */
  readonly images: number;
  /** The data; those of the run where there is none. */
  readonly data: string | undefined;
  /** The picture. */
  readonly out: string;
  /** Seed of what is drawn. */
  readonly key: number;
}

/** Draws halves of test images, what a model makes of them, and the images, a row each. */
export async function drawCompletions(request: CompletionRequest): Promise<void> {
  const { callee, run, engine, out } = request;
  const loaded = await loadModel(callee, run, engine);
  try {
    const rows = await completions(loaded, request);
    const columns = rows.shape[0]! / 3;
    const picture = encodePng(
      imageGrid(await pixelsOf(rows), { ...loaded.config.images, columns }),
    );
    await folderStore(dirname(out)).put(basename(out), picture);
    sayField('file', out);
  } finally {
    loaded.model.dispose();
  }
}

async function completions(
  { model, config, keys }: LoadedModel,
  { callee, run, given, images: most, data, key: seed }: CompletionRequest,
): Promise<Tensor> {
  if (model.complete === undefined) {
    throw new InputError({
      callee,
      argument: 'run',
      expected: 'a model that completes images, such as an rbm',
      got: `${run}, a ${config.family.name}`,
    });
  }
  const { test } = await loadData(data ?? config.training.data, config.training.trainImages);
  checkSize(callee, test, config.images);
  const count = Math.min(most, test.count);
  const images = prepare(test, model.intake, keys.score, { count });
  const mask = maskOf(given, config.images);
  try {
    const whole = await model.complete(key(seed), images, mask);
    try {
      return tf.tidy(() => {
        const grey = tf.mul(tf.sub(1, mask), 0.5);
        return tf.concat([tf.add(tf.mul(images, mask), grey), whole, images]);
      });
    } finally {
      whole.dispose();
    }
  } finally {
    tf.dispose([images, mask]);
  }
}

/** Ones where pixels are given and zeros elsewhere, `[pixels]`. */
function maskOf(half: Half, { height, width, channels }: ImageSize): Tensor {
  const isGiven = {
    left: (_: number, x: number) => x < width / 2,
    right: (_: number, x: number) => x >= width / 2,
    top: (y: number) => y < height / 2,
    bottom: (y: number) => y >= height / 2,
  }[half];
  const mask = Float32Array.from({ length: height * width * channels }, (_, i) => {
    const place = Math.floor(i / channels);
    return Number(isGiven(Math.floor(place / width), place % width));
  });
  return tf.tensor1d(mask);
}
