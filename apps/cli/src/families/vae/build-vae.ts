import type { Key } from '@gen/core';
import {
  bernoulliLikelihood,
  convolutionalVAE,
  denseVAE,
  LearnedGaussianLikelihood,
  type VAE,
} from '@gen/variational';
import type { ValuesOf } from '../../settings/setting.js';
import type { ImageSize } from '../family.js';
import type { vaeSettings } from './vae-settings.js';

/** Values of the options of a VAE. */
export type VAEValues = ValuesOf<typeof vaeSettings>;

/** Makes the VAE that the options describe. The caller disposes it. */
export function buildVAE(values: VAEValues, { height, width, channels }: ImageSize, key: Key): VAE {
  const { architecture, latent, hidden } = values;
  const likelihood =
    values.likelihood === 'gaussian' ? new LearnedGaussianLikelihood() : bernoulliLikelihood;
  if (architecture === 'dense') {
    return denseVAE({ visible: height * width * channels, hidden, latent, likelihood, key });
  }
  const visible = [height, width, channels] as const;
  return convolutionalVAE({ visible, filters: hidden, latent, likelihood, key });
}
