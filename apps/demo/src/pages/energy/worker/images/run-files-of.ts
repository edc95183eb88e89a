import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { encodePng, imageGrid, pairedGrid } from '@gen/plot';
import { datasetTensor } from '@gen/data';
import { annealedSamples, linearTemperatures } from '@gen/energy';
import { digestOf } from '../../../../lab/worker/digest-of.js';
import type { ImageSource } from '../../../../lab/worker/image-source.js';
import type { RunKeys } from '../../../../lab/worker/keys-of.js';
import { runFiles } from '../../../../lab/worker/run-files.js';
import type { Stepper } from '../../../../lab/worker/stepper.js';
import type { Files } from '../../../../lab/worker/unpack.js';
import type { Settings } from '../../settings.js';
import { runConfiguration } from '../run-configuration.js';
import { frozen, type Machine } from './machine.js';

/** A run of a machine. */
export interface ImageRun {
  /** The settings as they are now. */
  readonly settings: Settings;
  readonly images: ImageSource;
  readonly machine: Machine;
  readonly stepper: Stepper<Tensor>;
  readonly keys: RunKeys;
}

const sampleCount = 64;
const pairCount = 20;

/** The files that the terminal would have made. */
export async function runFilesOf(run: ImageRun): Promise<Files> {
  const { images, stepper } = run;
  const { height, width, channels } = images.train;
  const configuration = runConfiguration(run.settings, {
    images: { height, width, channels, digest: await digestOf([images.train, images.test]) },
    engine: tf.getBackend(),
    epochs: Math.max(1, Math.ceil(stepper.step / stepper.stepsPerEpoch)),
  });
  return {
    [runFiles.checkpoint]: await stepper.save(configuration),
    [runFiles.config]: new TextEncoder().encode(`${JSON.stringify(configuration, undefined, 2)}\n`),
    ...(await picturesOf(run)),
  };
}

async function picturesOf({ machine, images, keys }: ImageRun): Promise<Files> {
  const { rbm } = machine;
  const { height, width } = images.train;
  const size = { height, width };
  const still = frozen(machine);
  const { state } = await annealedSamples(still.path, {
    temperatures: linearTemperatures(300),
    count: sampleCount,
    key: keys.score,
  });
  still.dispose();
  const count = Math.min(pairCount, images.test.count);
  const some = datasetTensor(images.test, { count, flat: true });
  const means = (v: Tensor) => pixelsOf(tf.tidy(() => rbm.visibleMean(rbm.hiddenMean(v))));
  const files = {
    'filters.png': encodePng(imageGrid(await pixelsOf(filtersOf(machine)), size)),
    'samples.png': encodePng(imageGrid(await means(state), size)),
    'reconstructions.png': encodePng(
      pairedGrid(await pixelsOf(tf.clone(some)), await means(some), size),
    ),
  };
  tf.dispose([state, some]);
  return files;
}

/** Weights of the first units, ½ being 0. */
const filtersOf = ({ rbm }: Machine): Tensor =>
  tf.tidy(() => {
    const { weight } = rbm.values;
    const shown = tf.slice(weight, 0, Math.min(100, weight.shape[0]!));
    return tf.add(tf.div(shown, tf.mul(tf.max(tf.abs(shown), 1, true), 2)), 0.5);
  });

async function pixelsOf(x: Tensor): Promise<Float32Array> {
  const clipped = tf.clipByValue(x, 0, 1);
  x.dispose();
  const pixels = (await clipped.data()) as Float32Array;
  clipped.dispose();
  return pixels;
}
