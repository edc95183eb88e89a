import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { evidenceLowerBound, type VAE } from '@gen/variational';
import type { DecodedPlane, Pictures, TestMeasurement } from '../protocol.js';
import type { Experiment } from './experiment.js';
import type { ImageModel } from './image-model.js';
import { toImages } from '../../../lab/worker/to-images.js';

/** What pictures are made of. */
export type Subject = Pick<Experiment, 'model' | 'tests' | 'keys'>;

const shown = 10;
const sampleCount = 20;
const side = 17;

/** Makes pictures of the model as it is now. */
export async function makePictures(
  { model, tests, keys }: Subject,
  step: number,
  extentOf: (codes: Float32Array) => number,
): Promise<Pictures> {
  const { vae } = model;
  // The same key at every step, so that pictures and losses can be compared.
  const key = keys.score;
  const { means, kl } = encodeTests(vae, tests);
  const first = tf.tidy(() => vae.decode(tf.slice(means, 0, shown)).mean());
  const reconstructions = await toImages(first, model);
  const samples = await toImages(vae.sampleMean(key, sampleCount), model);
  const codes = (await means.data()) as Float32Array;
  const units = (await kl.data()) as Float32Array;
  const plane = vae.latent === 2 ? await decodePlane(model, extentOf(codes)) : undefined;
  tf.dispose([means, kl]);
  return {
    step,
    reconstructions,
    samples,
    codes,
    units,
    ...(plane && { plane }),
  };
}

/** Measures the loss on test images. */
export async function measureTests(
  { model: { vae }, tests, keys }: Subject,
  step: number,
): Promise<TestMeasurement> {
  const parts = tf.tidy(() => {
    const bound = evidenceLowerBound(vae, tests, keys.score);
    return tf.stack([tf.neg(tf.mean(bound.reconstruction)), tf.mean(bound.kl)]);
  });
  const [reconstruction = NaN, kl = NaN] = await parts.data();
  parts.dispose();
  return { step, reconstruction, kl };
}

/** Means of q(z | x), and the KL of each unit averaged over images. */
export function encodeTests(
  vae: VAE,
  tests: Tensor,
): { readonly means: Tensor; readonly kl: Tensor } {
  return tf.tidy(() => {
    const posterior = vae.encode(tests);
    const [means, variance] = [posterior.mean(), posterior.variance()];
    // KL of one unit: ½ (μ² + σ² − log σ² − 1).
    const each = tf.sub(tf.add(tf.square(means), variance), tf.add(tf.log(variance), 1));
    return { means, kl: tf.mean(tf.mul(each, 0.5), 0) };
  });
}

async function decodePlane(model: ImageModel, extent: number): Promise<DecodedPlane> {
  const middle = (index: number) => extent * ((2 * index + 1) / side - 1);
  const points = Array.from({ length: side * side }, (_, index) => [
    middle(index % side),
    -middle(Math.floor(index / side)),
  ]);
  const decoded = tf.tidy(() => model.vae.decode(tf.tensor2d(points, [side * side, 2])).mean());
  return { side, extent, images: await toImages(decoded, model) };
}
