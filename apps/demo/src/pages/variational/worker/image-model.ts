import { binarize, type BatchTransform, type Dataset } from '@gen/data';
import type { Key } from '@gen/core';
import {
  bernoulliLikelihood,
  convolutionalVAE,
  denseVAE,
  LearnedGaussianLikelihood,
  type VAE,
} from '@gen/variational';
import type { Settings } from '../settings.js';
import type { ImageSize } from '../../../lab/worker/to-images.js';

/** A VAE and how it takes images. */
export interface ImageModel extends ImageSize {
  readonly vae: VAE;
  /** Whether an image is a row of pixels. */
  readonly isFlat: boolean;
  /** What is done to the pixels of a batch. */
  readonly transform: BatchTransform | undefined;
}

/** Builds the model of an experiment; the caller owns it. */
export function imageModel(settings: Settings, size: Dataset, key: Key): ImageModel {
  const { architecture, hidden, latent, likelihood: name } = settings;
  const { height, width } = size;
  const isFlat = architecture === 'dense';
  const likelihood = name === 'gaussian' ? new LearnedGaussianLikelihood() : bernoulliLikelihood;
  const vae = isFlat
    ? denseVAE({ visible: height * width, hidden, latent, likelihood, key })
    : convolutionalVAE({ visible: [height, width, 1], filters: hidden, latent, likelihood, key });
  const transform = settings.binarize === 'dynamic' ? binarize : undefined;
  return { vae, isFlat, transform, height, width };
}
