import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, type Key } from '@gen/core';
import { bernoulli } from '@gen/core/random';
import { compiledLaws, expectSameRecorded } from '@gen/test-utils';
import { describe, it } from 'vitest';
import { denseVAE } from './dense-vae.js';
import { elbo } from './elbo.js';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { LearnedGaussianLikelihood } from './gaussian-likelihood.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { manifold } from './manifold.js';
import type { VAE } from './vae.js';

const batch = (size: number, step: number): Tensor =>
  bernoulli(foldIn(key(1), step), [size, 6], { probs: 0.4 });

compiledLaws('descent along elbo, its β an input', {
  batch,
  make: () => {
    const likelihood = new LearnedGaussianLikelihood();
    const vae = denseVAE({ visible: 6, hidden: [4], latent: 2, likelihood, key: key(0) });
    const parameters = vae.parameters();
    const objective = elbo(vae, { samples: 2, beta: () => 1 });
    return {
      variables: Object.values(parameters),
      step: (x, k, rate) => {
        const { value, grads, metrics } = objective(x, k, { beta: rate });
        for (const [path, gradient] of Object.entries(grads)) {
          const variable = parameters[path]!;
          variable.assign(tf.sub(variable, tf.mul(rate, gradient)));
        }
        return { value, ...metrics };
      },
      dispose: () => vae.dispose(),
    };
  },
});

/** What is drawn of a VAE, and how it scores `[3, 6]`. */
const functions: Readonly<Record<string, (vae: VAE, x: Tensor, k: Key) => unknown>> = {
  evidenceLowerBound: (vae, x, k) => ({ ...evidenceLowerBound(vae, x, k) }),
  importanceWeightedLogLikelihood: (vae, x, k) =>
    importanceWeightedLogLikelihood(vae, x, k, { samples: 5, chunk: 2 }),
  sample: (vae, _, k) => vae.sample(k, 3),
  sampleMean: (vae, _, k) => vae.sampleMean(k, 3),
  reconstruct: (vae, x) => vae.reconstruct(x),
  manifold: (vae) => manifold(vae, { rows: 2 }),
};

describe.each(Object.entries(functions))('%s, recorded alone,', (name, f) => {
  it('has its bits', async () => {
    const vae = denseVAE({ visible: 6, hidden: [4], latent: 2, key: key(0) });
    const step = (x: Tensor, k: Key) => f(vae, x, k);
    await expectSameRecorded(name, step, (i) => [batch(3, i), foldIn(key(2), i)]);
    vae.dispose();
  });
});
