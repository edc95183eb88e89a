import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { expectNoLeak } from '@gen/test-utils';
import { denseVAE } from './dense-vae.js';
import { gaussianLikelihood } from './gaussian-likelihood.js';
import { validateBatch } from './validate-batch.js';

const layout = { visible: 3, hidden: [], latent: 1, key: key(1) };
const makeBernoulli = () => denseVAE(layout);
const makeGaussian = () => denseVAE({ ...layout, likelihood: gaussianLikelihood() });

test.each([
  ['grey pixels under a Bernoulli likelihood', makeBernoulli, [0, 0.5, 1]],
  ['any numbers under a Gaussian likelihood', makeGaussian, [-300, 0, 255]],
])('%s are fine', async (_title, make, row) => {
  const [vae, x] = [make(), tf.tensor2d([row])];
  await expectNoLeak(() => validateBatch(vae, x));
  vae.dispose();
});

test.each([
  [
    'bytes',
    makeBernoulli,
    [0, 5, 255],
    'from 0 to 1, the support of the likelihood; got numbers from 0 to 255. Divide bytes by 255',
  ],
  [
    'standardized pixels',
    makeBernoulli,
    [-1, 0, 2],
    'got numbers from -1 to 2. Scale the data, or',
  ],
  ['NaN', makeBernoulli, [0, NaN, 1], 'got numbers from NaN to NaN. Remove what is not'],
  [
    'infinity',
    makeGaussian,
    [0, 1, -Infinity],
    'that are finite, the support of the likelihood; got numbers from -Infinity to 1',
  ],
])('%s are refused with what to do', async (_title, make, row, message) => {
  const [vae, x] = [make(), tf.tensor2d([row])];
  await expect(validateBatch(vae, x)).rejects.toThrow(message);
  vae.dispose();
});
