import { split, type Key } from '@gen/core';
import { adam, linear, type Metrics } from '@gen/core/train';
import { binarize } from '@gen/data';
import {
  elbo,
  evidenceLowerBound,
  importanceWeightedLogLikelihood,
  validateBatch,
  type VAE,
} from '@gen/variational';
import type { FineScore, ImageSize, Intake, LossParts, RunModel } from '../family.js';
import { buildVAE, type VAEValues } from './build-vae.js';
import type { ValuesOf } from '../../settings/setting.js';
import { vaePictures } from './vae-pictures.js';
import type { vaeScoring } from './vae-settings.js';

/** A VAE and all that the commands do with it. The caller disposes it. */
export function vaeRunModel(values: VAEValues, size: ImageSize, key: Key): RunModel {
  const vae = buildVAE(values, size, key);
  return {
    summary: summaryOf(vae, values, size),
    parameters: () => vae.parameters(),
    dispose: () => vae.dispose(),
    objective: elbo(vae, { samples: values.samples, beta: betaOf(values) }),
    optimizer: ({ learningRate }) => adam({ learningRate }),
    intake: intakeOf(values),
    validate: (batch) => validateBatch(vae, batch),
    metrics: ['elbo', 'reconstruction', 'kl'],
    chart: LOSS,
    describe,
    abbreviate,
    score: (x, key) => evidenceLowerBound(vae, x, key),
    fineScores: (scoring) => [boundOf(vae, scoring as ValuesOf<typeof vaeScoring>)],
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

/** The ELBO and the tighter bound of the same images. */
const boundOf = (vae: VAE, { samples }: ValuesOf<typeof vaeScoring>): FineScore => ({
  name: `importance-weighted bound, k = ${samples}`,
  prepare: async () => ({
    score: (x, key) => {
      const [elboKey, boundKey] = split(key);
      const { elbo } = evidenceLowerBound(vae, x, elboKey);
      return { elbo, bound: importanceWeightedLogLikelihood(vae, x, boundKey, { samples }) };
    },
    notes: [],
  }),
});

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

const abbreviate = ({ elbo = NaN, reconstruction = NaN, kl = NaN }: Metrics): string =>
  `ELBO ${elbo.toFixed(1)} = ${reconstruction.toFixed(1)} - KL ${kl.toFixed(1)}`;

function summaryOf(vae: VAE, values: VAEValues, { height, width, channels }: ImageSize): string {
  const { architecture, hidden, latent, likelihood } = values;
  const visible = architecture === 'dense' ? height * width * channels : `${height}×${width}`;
  const layers = [visible, ...hidden, latent].join('-');
  const numbers = Object.values(vae.parameters()).reduce((sum, { size }) => sum + size, 0);
  return `vae, ${architecture} ${layers}, ${likelihood} likelihood, ${numbers.toLocaleString('en')} parameters`;
}
