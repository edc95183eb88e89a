import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import type { Dataset } from '@gen/data';
import {
  bernoulliLikelihood,
  convolutionalVAE,
  denseVAE,
  gaussianLikelihood,
  type VAE,
} from '@gen/variational';
import type { Settings } from '../settings.js';
import type { ImageSize } from './to-images.js';

/** A VAE and the shape in which it takes images. */
export interface ImageModel extends ImageSize {
  readonly vae: VAE;
  /** Shape of one image: `[pixels]` or `[height, width, 1]`. */
  readonly visible: readonly number[];
  /** Sizes of the layers, in words. */
  readonly layers: string;
}

/** Standard deviation of the Gaussian likelihood: about the error that is left in a pixel. */
export const gaussianScale = 0.2;

const hidden = [200, 200];
const filters = [16, 32];

/** Builds the model of an experiment; the caller owns it. */
export function imageModel(
  { network, latent, likelihood: name }: Settings,
  { height, width }: Pick<Dataset, 'height' | 'width'>,
  key: Key,
): ImageModel {
  const likelihood =
    name === 'bernoulli' ? bernoulliLikelihood : gaussianLikelihood({ scale: gaussianScale });
  if (network === 'dense') {
    const visible = height * width;
    const vae = denseVAE({ visible, hidden, latent, likelihood, key });
    const layers = [visible, ...hidden, latent].join('–');
    return { vae, visible: [visible], layers, height, width };
  }
  const visible = [height, width, 1] as const;
  const vae = convolutionalVAE({ visible, filters, latent, likelihood, key });
  const layers = `${height}×${width}–${filters.join('–')}–${latent}`;
  return { vae, visible, layers, height, width };
}

/** Images of a data set as the model takes them, from 0 to 1: a new tensor. */
export function takeImages(
  { visible }: ImageModel,
  { images, height, width }: Dataset,
  count: number,
): Tensor {
  const pixels = images.subarray(0, count * height * width);
  return tf.tidy(() => {
    const bytes = tf.tensor(pixels, [pixels.length / (height * width), ...visible], 'int32');
    return tf.div(tf.cast(bytes, 'float32'), 255);
  });
}
