import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HelmholtzMachine } from '@gen/energy';
import { imageGrid, pairedGrid } from '@gen/plot';
import { pixelsOf } from '../../pictures/pixels-of.js';
import { weightImages } from '../energy/weight-images.js';
import type { Picture } from '../family.js';

/** What is drawn of a sigmoid belief network: what its lowest hidden units draw, samples and reconstructions. */
export const sbnPictures = (machine: HelmholtzMachine): readonly Picture[] => [
  {
    file: 'filters.png',
    draw: async ({ size }) => imageGrid(await pixelsOf(filters(machine)), size),
  },
  {
    file: 'samples.png',
    draw: async ({ size, key }) =>
      imageGrid(await pixelsOf(machine.generative.sampleMean(key, 64)), size),
  },
  {
    file: 'reconstructions.png',
    draw: async ({ images, size }) =>
      pairedGrid(
        await pixelsOf(tf.clone(images)),
        await pixelsOf(reconstructed(machine, images)),
        size,
      ),
  },
];

const filters = ({ generative }: HelmholtzMachine): Tensor =>
  tf.tidy(() => {
    const weight = generative.parameters()['layers.0.weight']!;
    const { visible } = generative;
    // One row a hidden unit, whichever way the weights stand.
    return weightImages(weight.shape[1] === visible ? weight : tf.transpose(weight));
  });

/** Means of pixels given the means of the lowest hidden units. */
const reconstructed = ({ generative, recognition }: HelmholtzMachine, images: Tensor): Tensor =>
  tf.tidy(() => generative.below(0, recognition.above(0, images).mean()).mean());
