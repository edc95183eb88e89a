import { linear, type Metrics } from '@gen/core/train';
import { binarize } from '@gen/data';
import {
  elbo,
  evidenceLowerBound,
  importanceWeightedLogLikelihood,
  validateBatch,
  type VAE,
} from '@gen/variational';
import type { Family, ImageSize, Intake, LossParts, RunModel } from '../family.js';
import { buildVAE, type VAEValues } from './build-vae.js';
import { vaePictures } from './vae-pictures.js';
import { vaeSettings } from './vae-settings.js';

/** Variational autoencoders. */
export const vaeFamily: Family<typeof vaeSettings> = {
  name: 'vae',
  summary: 'a variational autoencoder (Kingma & Welling 2014)',
  settings: vaeSettings,
  examples: [
    ['--data digits --latent 2', 'the manifold of ten digits'],
    ['--data mnist:data/mnist', '784-200-200-50 on dynamically binarized MNIST'],
    ['--data mnist:data/mnist --arch conv', 'convolutional layers'],
    ['--beta 4 --anneal 5000', 'a β-VAE with a warm-up'],
  ],
  pictureFiles: ['samples.png', 'reconstructions.png', 'manifold.png'],
  build: (values, size, key) => {
    const vae = buildVAE(values, size, key);
    return { ...runModelOf(vae, values), summary: summaryOf(vae, values, size) };
  },
};

function runModelOf(vae: VAE, values: VAEValues): Omit<RunModel, 'summary'> {
  return {
    parameters: () => vae.parameters(),
    dispose: () => vae.dispose(),
    objective: elbo(vae, { samples: values.samples, beta: betaOf(values) }),
    intake: intakeOf(values),
    validate: (batch) => validateBatch(vae, batch),
    metrics: ['elbo', 'reconstruction', 'kl'],
    loss: LOSS,
    describe,
    score: (x, key) => evidenceLowerBound(vae, x, key),
    fineScores: ({ samples }) => [
      {
        name: `importance-weighted bound, k = ${samples}`,
        score: (x, key) => ({ bound: importanceWeightedLogLikelihood(vae, x, key, { samples }) }),
      },
    ],
    pictures: vaePictures(vae),
    sample: (key, count) => vae.sampleMean(key, count),
  };
}

const LOSS: LossParts = {
  total: '−ELBO',
  parts: [
    { metric: 'reconstruction', label: 'Reconstruction', sign: -1 },
    { metric: 'kl', label: 'KL divergence', sign: 1 },
  ],
};

const betaOf = ({ beta, anneal }: VAEValues) =>
  anneal === 0 ? beta : linear({ to: beta, steps: anneal });

const intakeOf = ({ architecture, binarize: how }: VAEValues): Intake => ({
  flat: architecture === 'dense',
  ...(how === 'dynamic'
    ? { transform: binarize, summary: 'dynamically binarized' }
    : { summary: 'grey, from 0 to 1' }),
});

const describe = ({ elbo = NaN, reconstruction = NaN, kl = NaN }: Metrics): string =>
  `ELBO ${elbo.toFixed(2)} (reconstruction ${reconstruction.toFixed(2)}, KL ${kl.toFixed(2)})`;

function summaryOf(vae: VAE, values: VAEValues, { height, width, channels }: ImageSize): string {
  const { architecture, hidden, latent, likelihood } = values;
  const visible = architecture === 'dense' ? height * width * channels : `${height}×${width}`;
  const layers = [visible, ...hidden, latent].join('-');
  const numbers = Object.values(vae.parameters()).reduce((sum, { size }) => sum + size, 0);
  return `vae, ${architecture} ${layers}, ${likelihood} likelihood, ${numbers.toLocaleString('en')} parameters`;
}
