import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { evidenceLowerBound } from '@gen/variational';
import type { Key } from '@gen/core';
import type { DecodedPlane, Pictures, Traversals } from '../protocol.js';
import type { ImageModel } from './image-model.js';
import { toImages } from './to-images.js';

/** What pictures are made of. */
export interface Subject {
  readonly model: ImageModel;
  /** Test images as the model takes them, `[count, ...visible]`. */
  readonly tests: Tensor;
  /** Key of the samples and of the test loss: the same for every picture, so that they can be compared. */
  readonly key: Key;
}

const shown = 10;
const sampleCount = 20;
const side = 17;
const mostTraversals = 8;
const traversed = Array.from({ length: 11 }, (_, index) => -3 + 0.6 * index);

/** Makes pictures of the model as it is now. */
export async function makePictures(
  { model, tests, key }: Subject,
  step: number,
): Promise<Pictures> {
  const { vae } = model;
  const { means, kl } = tf.tidy(() => {
    const posterior = vae.encode(tests);
    const [mean, variance] = [posterior.mean(), posterior.variance()];
    // KL of each unit: ½ (μ² + σ² − log σ² − 1), averaged over images.
    const each = tf.sub(tf.add(tf.square(mean), variance), tf.add(tf.log(variance), 1));
    return { means: mean, kl: tf.mean(tf.mul(each, 0.5), 0) };
  });
  const test = tf.tidy(() => {
    const bound = evidenceLowerBound(vae, tests, key);
    return tf.stack([tf.neg(tf.mean(bound.reconstruction)), tf.mean(bound.kl)]);
  });
  const first = tf.tidy(() => vae.decode(tf.slice(means, 0, shown)).mean());
  const reconstructions = await toImages(first, model);
  const samples = await toImages(vae.sampleMean(key, sampleCount), model);
  const codes = (await means.data()) as Float32Array;
  const units = (await kl.data()) as Float32Array;
  const [reconstruction = NaN, divergence = NaN] = await test.data();
  const plane = vae.latent === 2 ? await decodePlane(model, codes) : undefined;
  const traversals = vae.latent === 2 ? undefined : await traverse(model, means, units);
  tf.dispose([means, kl, test]);
  return {
    step,
    reconstructions,
    samples,
    codes,
    units,
    test: { step, reconstruction, kl: divergence },
    ...(plane && { plane }),
    ...(traversals && { traversals }),
  };
}

async function decodePlane(model: ImageModel, codes: Float32Array): Promise<DecodedPlane> {
  const extent = extentOf(codes);
  const middle = (index: number) => extent * ((2 * index + 1) / side - 1);
  const points = Array.from({ length: side * side }, (_, index) => [
    middle(index % side),
    -middle(Math.floor(index / side)),
  ]);
  const decoded = tf.tidy(() => model.vae.decode(tf.tensor2d(points, [side * side, 2])).mean());
  return { side, extent, images: await toImages(decoded, model) };
}

const extents = [3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 1000];

/** A round number that nearly all codes lie within; never less than 3, where the prior ends. */
export function extentOf(codes: Float32Array): number {
  const sizes = codes.map(Math.abs).sort();
  const reach = sizes[Math.floor(0.99 * (sizes.length - 1))] ?? 0;
  return extents.find((extent) => extent >= reach) ?? 1000;
}

async function traverse(
  model: ImageModel,
  means: Tensor,
  units: Float32Array,
): Promise<Traversals> {
  const order = [...units.keys()].sort((a, b) => (units[b] ?? 0) - (units[a] ?? 0));
  const rows = order.slice(0, mostTraversals);
  const decoded = tf.tidy(() => {
    const code = tf.slice(means, 0, 1);
    const moved = rows.flatMap((unit) => {
      const isUnit = tf.oneHot(tf.tensor1d([unit], 'int32'), units.length);
      const others = tf.mul(code, tf.sub(1, isUnit));
      return traversed.map((value) => tf.add(others, tf.mul(isUnit, value)));
    });
    return model.vae.decode(tf.concat(moved as Tensor[])).mean();
  });
  return { units: rows, values: traversed, images: await toImages(decoded, model) };
}
