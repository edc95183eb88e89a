import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '@gen/core';
import { randomNormal, sequential, tanh, dense } from '@gen/core/nn';
import { expectClose } from '@gen/test-utils';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { VAE } from './vae.js';

// Four pixels and one latent: p(x) is an integral over a line, and there are 16 images.
const pixels = 4;
const images = (): Tensor =>
  tf.tensor2d(Array.from({ length: 16 }, (_, n) => [n & 1, (n >> 1) & 1, (n >> 2) & 1, n >> 3]));

const layer = (inputs: number, outputs: number, seed: number, stddev: number) =>
  dense({ inputs, outputs, key: key(seed), weightInitializer: randomNormal({ stddev }) });

const makeVAE = (): VAE =>
  new VAE({
    latent: 1,
    // The same N(0.5, e^0.5) for all images: wider than the prior, so that no weight is large.
    encoder: (x) => tf.fill([x.shape[0]!, 2], 0.5),
    decoder: sequential([layer(1, 6, 1, 2), tanh, layer(6, pixels, 2, 1)]),
  });

/** log ∫ N(z; 0, 1) p(x | z) dz by the trapezoidal rule, summed in double precision. */
async function logMarginals(vae: VAE): Promise<number[]> {
  const step = 1 / 16;
  const z = Array.from({ length: 257 }, (_, i) => (i - 128) * step);
  const logits = tf.tidy(() => {
    const probs = vae.decode(tf.tensor2d(z, [z.length, 1])).mean();
    return tf.sub(tf.log(probs), tf.log(tf.sub(1, probs)));
  });
  const [l, x] = await Promise.all([logits.data(), images().data()]);
  const joint = (image: number, i: number): number => {
    const logProbs = Array.from({ length: pixels }, (_, pixel) => {
      const sign = 2 * x[image * pixels + pixel]! - 1;
      return -Math.log1p(Math.exp(-sign * l[i * pixels + pixel]!));
    });
    const logPrior = -0.5 * z[i]! ** 2 - 0.5 * Math.log(2 * Math.PI);
    return Math.exp(logProbs.reduce((sum, logProb) => sum + logProb, logPrior));
  };
  return Array.from({ length: 16 }, (_, image) =>
    Math.log(step * z.reduce((sum, _z, i) => sum + joint(image, i), 0)),
  );
}

test('the importance-weighted bound tends to log p(x) by quadrature, and the ELBO is below', async () => {
  const vae = makeVAE();
  const exact = await logMarginals(vae);
  expect(exact.reduce((sum, logProb) => sum + Math.exp(logProb), 0)).toBeCloseTo(1, 4);

  const x = images();
  const weighted = importanceWeightedLogLikelihood(vae, x, key(4), { samples: 2000, chunk: 500 });
  await expectClose(weighted, exact, 0.05);
  const { elbo } = evidenceLowerBound(vae, x, key(5), { samples: 500 });
  const gaps = Array.from(await elbo.data(), (bound, i) => exact[i]! - bound);
  for (const gap of gaps) expect(gap).toBeGreaterThan(0.01);
  vae.dispose();
});
