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
import type { Picture } from '../family.js';

/** Filters that are shown. */
const FILTERS = 100;

/** What is drawn of an RBM: its filters, images that it draws, and what it makes of others. */
export const rbmPictures = (rbm: RBM, path: AnnealedPath): readonly Picture[] => [
  {
    file: 'filters.png',
    draw: async ({ size }) => imageGrid(await pixelsOf(filters(rbm)), size),
  },
  {
    file: 'samples.png',
    draw: async ({ size, key }) =>
      imageGrid(await pixelsOf(await fantasies(rbm, path, key, 64)), size),
  },
  {
    file: 'reconstructions.png',
    draw: async ({ images, size }) =>
      pairedGrid(
        await pixelsOf(tf.clone(images)),
        await pixelsOf(reconstructed(rbm, images)),
        size,
      ),
  },
];

/** Weights of hidden units, from black, the least, over grey, 0, to white. */
const filters = (rbm: RBM): Tensor =>
  tf.tidy(() => {
    const { weight } = rbm.values;
    const shown = tf.slice(weight, 0, Math.min(FILTERS, weight.shape[0]!));
    const most = tf.max(tf.abs(shown), 1, true);
    return tf.add(tf.div(shown, tf.mul(tf.maximum(most, 1e-6), 2)), 0.5);
  });

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
    return tf.tidy(() => inRange(meansAfter(rbm, state)));
  } finally {
    state.dispose();
  }
}

const reconstructed = (rbm: RBM, images: Tensor): Tensor =>
  tf.tidy(() => inRange(meansAfter(rbm, images)));

/** Means of the visible units given the means of the hidden ones. */
const meansAfter = (rbm: RBM, v: Tensor): Tensor => rbm.visibleMean(rbm.hiddenMean(v));

const inRange = (pixels: Tensor): Tensor => tf.clipByValue(pixels, 0, 1);
