import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key } from '@gen/core';
import { uniform } from '@gen/core/random';
import { linear, type Batches } from '@gen/core/train';
import { fitLaws } from '@gen/test-utils';
import { convolutionalVAE } from './convolutional-vae.js';
import { denseVAE } from './dense-vae.js';
import { elbo } from './elbo.js';
import { LearnedGaussianLikelihood } from './gaussian-likelihood.js';

const noise = (...visible: number[]): Batches<Tensor> => ({
  batchesPerEpoch: 2,
  batchSize: 4,
  batch: (_epoch, index) =>
    tf.tidy(() => tf.round(uniform(foldIn(key(1), index), [4, ...visible]))),
});

const beta = linear({ from: 0.5, to: 1, steps: 4 });
const few = { steps: 6, learningRate: 0.02 };

fitLaws(
  'a dense VAE whose KL is annealed',
  () => {
    const likelihood = new LearnedGaussianLikelihood();
    const model = denseVAE({ visible: 6, hidden: [5], latent: 2, likelihood, key: key(0) });
    return { model, objective: elbo(model, { beta }), batches: noise(6) };
  },
  few,
);

fitLaws(
  'a convolutional VAE of two draws',
  () => {
    const model = convolutionalVAE({ visible: [4, 4, 1], filters: [4], latent: 2, key: key(0) });
    return { model, objective: elbo(model, { samples: 2 }), batches: noise(4, 4, 1) };
  },
  few,
);
