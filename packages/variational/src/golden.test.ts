import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { test } from 'vitest';
import { key, type Key, type Shape } from '@gen/core';
import { dense, sequential, tanh, type Layer } from '@gen/core/nn';
import { expectClose } from '@gen/test-utils';
import { diagonalGaussian } from './diagonal-gaussian.js';
import { elbo } from './elbo.js';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { VAE } from './vae.js';

// numpy 2.4.6, float64:
//   x = np.array([[1, 0, 1, 0], [0, 0, 1, 1], [1, 1, 0, .5]])
//   eps = np.cos(np.arange(12.)).reshape(2, 3, 2)
//   def weight(*shape): sin(1), sin(2), … where the last call stopped, reshaped
//   E0, e0, E1, e1 = weight(3, 4), weight(3), weight(4, 3), weight(4)
//   D0, d0, D1, d1 = weight(3, 2), weight(3), weight(4, 3), weight(4)
//   mu, logvar = np.split(np.tanh(x @ E0.T + e0) @ E1.T + e1, 2, -1)
//   z = mu + np.exp(logvar / 2) * eps
//   logits = np.tanh(z @ D0.T + d0) @ D1.T + d1
//   logp = (x * logits - np.logaddexp(0, logits)).sum(-1)
//   reconstruction = logp.mean(0)
//   kl = .5 * (mu**2 + np.exp(logvar) - logvar - 1).sum(-1)
//   value = np.mean(2.5 * kl - reconstruction)
//   logw = logp + (-.5 * z**2 + .5 * eps**2 + .5 * logvar).sum(-1)
//   weighted = np.logaddexp.reduce(logw, 0) - np.log(2)
const golden = {
  reconstruction: [-4.4243657738, -4.6201608283, -2.4332821613],
  kl: [0.5693902297, 0.3422578431, 0.426997032],
  value: 4.941473841767498,
  weighted: [-4.7673589087, -5.6146589808, -3.2153251567],
};

const x = (): Tensor =>
  tf.tensor2d([
    [1, 0, 1, 0],
    [0, 0, 1, 1],
    [1, 1, 0, 0.5],
  ]);

/** Layers 4-3-4 and 2-3-4 with the weights above, and a posterior that draws the noise above. */
function goldenVAE(): VAE {
  let start = 1;
  const ramp = (_key: Key, shape: Shape): Tensor => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    start += size;
    const values = Array.from({ length: size }, (_, i) => Math.sin(start - size + i));
    return tf.tensor(values, [...shape]);
  };
  const layer = (inputs: number, outputs: number): Layer =>
    dense({ inputs, outputs, key: key(0), weightInitializer: ramp, biasInitializer: ramp });
  return new VAE({
    latent: 2,
    encoder: sequential([layer(4, 3), tanh, layer(3, 4)]),
    decoder: sequential([layer(2, 3), tanh, layer(3, 4)]),
    posterior: (output) => {
      const posterior = diagonalGaussian(output);
      const { loc, scale } = posterior.base;
      const noise = tf.tensor3d(
        Array.from({ length: 12 }, (_, i) => Math.cos(i)),
        [2, 3, 2],
      );
      return { ...posterior, sample: () => tf.add(loc, tf.mul(scale, noise)) };
    },
  });
}

test('both parts of the ELBO equal numpy in double precision', async () => {
  const vae = goldenVAE();
  const bound = evidenceLowerBound(vae, x(), key(0), { samples: 2 });
  await expectClose(bound.reconstruction, golden.reconstruction, 2e-5);
  await expectClose(bound.kl, golden.kl, 2e-5);
  vae.dispose();
});

test('the objective is the mean over the batch with β on the KL, as in numpy', async () => {
  const vae = goldenVAE();
  const { value } = elbo(vae, { samples: 2, beta: 2.5 })(x(), key(0), {});
  await expectClose(value, golden.value, 2e-5);
  vae.dispose();
});

test('the importance-weighted bound equals numpy in double precision', async () => {
  const vae = goldenVAE();
  const bound = importanceWeightedLogLikelihood(vae, x(), key(0), { samples: 2 });
  await expectClose(bound, golden.weighted, 2e-5);
  vae.dispose();
});
