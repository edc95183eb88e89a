import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import { annealedSamples, salakhutdinovMurrayTemperatures, type AnnealedPath } from '@gen/energy';
import { imageGrid, pairedGrid } from '@gen/plot';
import { pixelsOf } from '../../pictures/pixels-of.js';
import type { Picture } from '../family.js';
import { weightImages } from './weight-images.js';

/** What pictures of a deep model show. */
export interface DeepPictures {
  /** Weights of the layers, from the pixels up, each `[above, below]`. */
  readonly weights: () => readonly Tensor[];
  /** Draws means of pixels `[count, pixels]`, which the caller owns. */
  readonly sample: (key: Key, count: number) => Promise<Tensor>;
  /** What becomes of images on the way up and down again. */
  readonly reconstructed: (images: Tensor) => Tensor;
}

/** What is drawn of a deep model: what units of the first two layers see, samples and reconstructions. */
export const deepPictures = ({
  weights,
  sample,
  reconstructed,
}: DeepPictures): readonly Picture[] => [
  {
    file: 'filters.png',
    draw: async ({ size }) => imageGrid(await pixelsOf(weightImages(weights()[0]!)), size),
  },
  {
    file: 'features.png',
    draw: async ({ size }) => imageGrid(await pixelsOf(features(weights())), size),
  },
  {
    file: 'samples.png',
    draw: async ({ size, key }) => imageGrid(await pixelsOf(await sample(key, 64)), size),
  },
  {
    file: 'reconstructions.png',
    draw: async ({ images, size }) =>
      pairedGrid(await pixelsOf(tf.clone(images)), await pixelsOf(reconstructed(images)), size),
  },
];

/** What units of the second layer add up of the filters of the first. */
const features = ([first, second]: readonly Tensor[]): Tensor =>
  tf.tidy(() => weightImages(tf.matMul(second as Tensor2D, first as Tensor2D)));

/** States that chains end at which are cooled down along a path. The caller owns them. */
export async function cooled(path: AnnealedPath, key: Key, count: number): Promise<Tensor> {
  const temperatures = salakhutdinovMurrayTemperatures(0.1);
  const { state } = await annealedSamples(path, { temperatures, count, key });
  return state;
}
