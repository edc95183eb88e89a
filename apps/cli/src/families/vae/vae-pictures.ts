import * as tf from '@tensorflow/tfjs-core';
import { imageGrid, pairedGrid } from '@gen/plot';
import { manifold, type VAE } from '@gen/variational';
import { pixelsOf } from '../../pictures/pixels-of.js';
import type { Picture } from '../family.js';

/** What is drawn of a VAE: images of its prior, reconstructions, and the plane of two latents. */
export function vaePictures(vae: VAE): readonly Picture[] {
  return vae.latent === 2
    ? [samples(vae), reconstructions(vae), latentPlane(vae)]
    : [samples(vae), reconstructions(vae)];
}

const samples = (vae: VAE): Picture => ({
  file: 'samples.png',
  draw: async ({ size, key }) => imageGrid(await pixelsOf(vae.sampleMean(key, 64)), size),
});

const reconstructions = (vae: VAE): Picture => ({
  file: 'reconstructions.png',
  draw: async ({ images, size }) =>
    pairedGrid(await pixelsOf(tf.clone(images)), await pixelsOf(vae.reconstruct(images)), size),
});

const latentPlane = (vae: VAE): Picture => ({
  file: 'manifold.png',
  draw: async ({ size }) => imageGrid(await pixelsOf(manifold(vae)), { ...size, gap: 0 }),
});
