import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import {
  annealedSamples,
  salakhutdinovMurrayTemperatures,
  type AnnealedPath,
  type RBM,
} from '@gen/energy';
import { imageGrid, pairedGrid } from '@gen/plot';
import { pixelsOf } from '../../pictures/pixels-of.js';
import { weightImages } from '../energy/weight-images.js';
import type { Picture } from '../family.js';

/** What is drawn of an RBM: its filters, images that it draws, and what it makes of others. */
export const rbmPictures = (rbm: RBM, path: AnnealedPath): readonly Picture[] => [
  {
    file: 'filters.png',
    draw: async ({ size }) => imageGrid(await pixelsOf(weightImages(rbm.values.weight)), size),
  },
  {
    file: 'samples.png',
    draw: async ({ size, key }) =>
      imageGrid(await pixelsOf(await fantasies(rbm, path, key, 64)), size),
  },
  {
    file: 'reconstructions.png',
    draw: async ({ images, size }) =>
      pairedGrid(await pixelsOf(tf.clone(images)), await pixelsOf(meanImages(rbm, images)), size),
  },
];

/** Means of images that the model draws: chains that are cooled down along a path. */
export async function fantasies(
  rbm: RBM,
  path: AnnealedPath,
  key: Key,
  count: number,
): Promise<Tensor> {
  const temperatures = salakhutdinovMurrayTemperatures(0.1);
  const { state } = await annealedSamples(path, { temperatures, count, key });
  try {
    return meanImages(rbm, state);
  } finally {
    state.dispose();
  }
}

/** Means of the pixels given the means of the hidden units, from 0 to 1. */
export const meanImages = (rbm: RBM, v: Tensor): Tensor =>
  tf.tidy(() => tf.clipByValue(rbm.visibleMean(rbm.hiddenMean(v)), 0, 1));
