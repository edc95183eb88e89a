import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { encodePng, imageGrid, pairedGrid } from '@gen/plot';
import { manifold } from '@gen/variational';
import { zipSync } from 'fflate';
import { digestOf } from '../../../lab/worker/digest-of.js';
import type { Experiment } from './experiment.js';
import { writeMetrics } from './metrics-csv.js';
import type { StepRecord } from './records.js';
import { configurationOf } from './run-configuration.js';
import { runFiles } from '../../../lab/worker/run-files.js';
import type { Files } from '../../../lab/worker/unpack.js';

const sampleCount = 64;
const pairCount = 20;

/** The folder of a run as a zip: what the terminal would have written, and files of the page's. */
export async function runFolder(
  experiment: Experiment,
  records: readonly StepRecord[],
  others: Files,
): Promise<Uint8Array> {
  const { settings, data, trainer } = experiment;
  const { height, width, channels } = data.train;
  const configuration = configurationOf(
    { ...settings, ...trainer.knobs },
    {
      images: { height, width, channels, digest: await digestOf([data.train, data.test]) },
      engine: tf.getBackend(),
      epochs: Math.max(1, Math.ceil(trainer.epoch)),
    },
  );
  return zipSync(
    {
      [runFiles.checkpoint]: [await trainer.stepper.save(configuration), { level: 0 }],
      [runFiles.config]: new TextEncoder().encode(
        `${JSON.stringify(configuration, undefined, 2)}\n`,
      ),
      [runFiles.metrics]: writeMetrics(records),
      ...(await picturesOf(experiment)),
      ...others,
    },
    { level: 6 },
  );
}

async function picturesOf({ model, tests, keys }: Experiment): Promise<Files> {
  const { vae, height, width } = model;
  const size = { height, width };
  const some = tf.slice(tests, 0, Math.min(pairCount, tests.shape[0] ?? 0));
  const [originals, reconstructions] = [
    await pixelsOf(some.clone()),
    await pixelsOf(vae.reconstruct(some)),
  ];
  some.dispose();
  const samples = await pixelsOf(vae.sampleMean(keys.score, sampleCount));
  return {
    'samples.png': encodePng(imageGrid(samples, size)),
    'reconstructions.png': encodePng(pairedGrid(originals, reconstructions, size)),
    ...(vae.latent === 2 && {
      'manifold.png': encodePng(imageGrid(await pixelsOf(manifold(vae)), { ...size, gap: 0 })),
    }),
  };
}

async function pixelsOf(images: Tensor): Promise<Float32Array> {
  const pixels = (await images.data()) as Float32Array;
  images.dispose();
  return pixels;
}
