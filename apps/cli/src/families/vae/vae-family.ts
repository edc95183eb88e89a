import type { Family } from '../family.js';
import { vaeScoring, vaeSettings } from './vae-settings.js';

/** Variational autoencoders. */
export const vaeFamily: Family<typeof vaeSettings> = {
  name: 'vae',
  summary: 'a variational autoencoder (Kingma & Welling 2014)',
  settings: vaeSettings,
  scoring: vaeScoring,
  examples: [
    ['--data digits --latent 2', 'the manifold of ten digits'],
    ['--data mnist:data/mnist', '784-200-200-50 on dynamically binarized MNIST'],
    ['--data mnist:data/mnist --arch conv', 'convolutional layers'],
    ['--beta 4 --anneal 5000', 'a β-VAE with a warm-up'],
  ],
  pictureFiles: ['samples.png', 'reconstructions.png', 'manifold.png'],
  build: async (values, size, key) => {
    const { vaeRunModel } = await import('./vae-run-model.js'); // the help needs none of it
    return vaeRunModel(values, size, key);
  },
};
