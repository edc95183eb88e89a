import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { independent, key, normal } from '@gen/core';
import { gaussian, uniform } from '@gen/core/random';
import { dense } from '@gen/core/nn';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { bernoulliLikelihood } from './bernoulli-likelihood.js';
import { convolutionalVAE } from './convolutional-vae.js';
import { denseVAE } from './dense-vae.js';
import { diagonalGaussian } from './diagonal-gaussian.js';
import { gaussianLikelihood, LearnedGaussianLikelihood } from './gaussian-likelihood.js';
import { importanceWeightedLogLikelihood } from './importance-weighted-log-likelihood.js';
import { sphericalPath } from './latent-path.js';
import { latentGrid, manifold } from './manifold.js';
import { VAE } from './vae.js';

const makeDense = (): VAE => denseVAE({ visible: 6, hidden: [5, 4], latent: 2, key: key(1) });

/** A line for each architecture: everything below holds for all of them. */
const kinds: Readonly<Record<string, { make: () => VAE; visible: number[]; paths: string[] }>> = {
  dense: {
    make: makeDense,
    visible: [6],
    paths: ['encoder.0', 'encoder.2', 'encoder.4', 'decoder.0', 'decoder.2', 'decoder.4'],
  },
  convolutional: {
    make: () => convolutionalVAE({ visible: [4, 8, 3], filters: [2, 3], latent: 2, key: key(1) }),
    visible: [4, 8, 3],
    paths: ['encoder.0', 'encoder.2', 'encoder.5', 'decoder.0', 'decoder.3', 'decoder.5'],
  },
};

describe.each(Object.entries(kinds))('a %s VAE', (_name, { make, visible, paths }) => {
  const data = (count: number): Tensor =>
    tf.tidy(() => tf.round(uniform(key(2), [count, ...visible])));

  test('maps batches to distributions and back', () => {
    const vae = make();
    tf.tidy(() => {
      const posterior = vae.encode(data(3));
      expect([posterior.batchShape, posterior.eventShape]).toEqual([[3], [2]]);
      const likelihood = vae.decode(posterior.sample(key(3)));
      expect([likelihood.batchShape, likelihood.eventShape]).toEqual([[3], visible]);
      expect([vae.prior().batchShape, vae.prior().eventShape]).toEqual([[], [2]]);
    });
    vae.dispose();
  });

  test('its results have the shapes of images', () => {
    const vae = make();
    const [x0, x1] = [data(3), data(3)];
    expect(vae.sample(key(3), 5).shape).toEqual([5, ...visible]);
    expect(vae.sampleMean(key(3), 5).shape).toEqual([5, ...visible]);
    expect(vae.reconstruct(x0).shape).toEqual([3, ...visible]);
    expect(vae.interpolate(x0, x1, 7).shape).toEqual([7, 3, ...visible]);
    expect(manifold(vae, { rows: 4 }).shape).toEqual([16, ...visible]);
    vae.dispose();
  });

  test('has the parameters of its layers under their paths', () => {
    const vae = make();
    expect(Object.keys(vae.parameters())).toEqual(
      paths.flatMap((path) => [`${path}.weight`, `${path}.bias`]),
    );
    vae.dispose();
  });

  test('a sample is a pure function of its key: zeros and ones, with sampleMean as their mean', async () => {
    const vae = make();
    const [once, again, other] = [
      vae.sample(key(3), 9),
      vae.sample(key(3), 9),
      vae.sample(key(4), 9),
    ];
    await expectClose(once, again, 0);
    await expectClose(tf.square(once), once, 0);
    expect(await tf.any(tf.notEqual(once, other)).data()).toEqual(Uint8Array.of(1));
    const mean = vae.sampleMean(key(3), 9);
    await expectClose(vae.sampleMean(key(3), 9), mean, 0);
    vae.dispose();
  });

  test('leaves no tensors behind', async () => {
    const vae = make();
    const [x0, x1] = [data(3), data(3)];
    await expectNoLeak(() => vae.sample(key(3), 5));
    await expectNoLeak(() => vae.sampleMean(key(3), 5));
    await expectNoLeak(() => vae.reconstruct(x0));
    await expectNoLeak(() => vae.interpolate(x0, x1, 4, sphericalPath));
    await expectNoLeak(() => manifold(vae, { rows: 3 }));
    await expectNoLeak(() =>
      importanceWeightedLogLikelihood(vae, x0, key(3), { samples: 7, chunk: 3 }),
    );
    vae.dispose();
    await expectNoLeak(() => make().dispose());
  });
});

describe('reconstruction and interpolation', () => {
  test('go through the means of the posterior and the likelihood', async () => {
    const vae = makeDense();
    const [x0, x1] = [tf.zeros([2, 6]), tf.ones([2, 6])];
    const steps = vae.interpolate(x0, x1, 5);
    await expectClose(tf.gather(steps, 0), vae.reconstruct(x0));
    await expectClose(tf.gather(steps, 4), vae.reconstruct(x1));
    const middle = tf.div(tf.add(vae.encode(x0).mean(), vae.encode(x1).mean()), 2);
    await expectClose(tf.gather(steps, 2), vae.decode(middle).mean());
    vae.dispose();
  });

  test('two batches of different shapes are refused', () => {
    const vae = makeDense();
    expect(() => vae.interpolate(tf.zeros([2, 6]), tf.zeros([3, 6]), 4)).toThrow(
      'VAE.interpolate: x1: expected shape [2,6]; got shape [3,6].',
    );
    vae.dispose();
  });

  test('a spherical path keeps the distance from the origin and ends where it should', async () => {
    const [from, to] = [tf.tensor2d([[3, 4]]), tf.tensor2d([[-4, 3]])];
    const at = tf.reshape(tf.linspace(0, 1, 5), [5, 1, 1]);
    const path = sphericalPath(from, to, at);
    // The sines of some drivers are right to three digits only.
    await expectClose(tf.norm(path, 2, -1), [5, 5, 5, 5, 5], 1e-3);
    await expectClose(tf.gather(path, 0), from, 1e-3);
    await expectClose(tf.gather(path, 2), [-Math.SQRT1_2, 7 * Math.SQRT1_2], 1e-3);
    await expectClose(tf.gather(path, 4), to, 1e-3);
  });

  test('a spherical path between parallel latents is straight', async () => {
    const [from, to] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[2, 4]])];
    await expectClose(sphericalPath(from, to, tf.fill([1, 1, 1], 0.5)), [1.5, 3]);
    await expectClose(sphericalPath(tf.zeros([1, 2]), to, tf.fill([1, 1, 1], 0.5)), [1, 2]);
  });
});

describe('the manifold', () => {
  test('is a grid of normal quantiles, the second latent upwards', async () => {
    const q = 1.2815516;
    await expectClose(latentGrid({ rows: 3, range: [0.1, 0.9] }), [
      -q,
      q,
      0,
      q,
      q,
      q,
      -q,
      0,
      0,
      0,
      q,
      0,
      -q,
      -q,
      0,
      -q,
      q,
      -q,
    ]);
  });

  test('is of two latents', () => {
    const vae = denseVAE({ visible: 6, hidden: [], latent: 3, key: key(1) });
    expect(() => manifold(vae)).toThrow('manifold: vae: expected 2 latents; got 3.');
    expect(() => latentGrid({ range: [0.9, 0.1] })).toThrow(
      'latentGrid: range: expected two rising',
    );
    vae.dispose();
  });
});

describe('heads', () => {
  test('the scale of a diagonal Gaussian is finite for outputs of any size', async () => {
    const output = tf.tensor2d([
      [0, 0, -1e30, 1e30],
      [0, 0, Math.log(4), 0],
    ]);
    const gradient = tf.grad((o) => tf.sum(diagonalGaussian(o).logProb(tf.ones([2, 2]))))(output);
    const { scale } = diagonalGaussian(output).base;
    await expectClose(tf.log(scale as Tensor), [-15, 10, Math.log(2), 0]);
    for (const slope of await gradient.data()) expect(Number.isFinite(slope)).toBe(true);
  });

  test('a diagonal Gaussian needs two numbers a latent', () => {
    expect(() => diagonalGaussian(tf.zeros([2, 3]))).toThrow(
      'diagonalGaussian: output: expected shape [..., 2·latent]; got shape [2,3].',
    );
  });

  test('a learned scale begins as a fixed one and is among the parameters', async () => {
    const likelihood = new LearnedGaussianLikelihood({ scale: 0.5 });
    const [loc, x] = [tf.zeros([2, 6]), gaussian(key(1), [2, 6])];
    const fixed = gaussianLikelihood({ scale: 0.5 })(loc);
    await expectClose(likelihood.apply(loc).logProb(x), fixed.logProb(x));
    const vae = denseVAE({ visible: 6, hidden: [], latent: 2, likelihood, key: key(1) });
    expect(vae.parameters()['likelihood.logScale']).toBe(likelihood.logScale);
    vae.dispose();
    expect(likelihood.logScale.isDisposed).toBe(true);
  });

  test('a scale that is none is refused', () => {
    expect(() => gaussianLikelihood({ scale: 0 })).toThrow(
      'gaussianLikelihood: scale: expected a standard deviation > 0; got 0.',
    );
    expect(() => new LearnedGaussianLikelihood({ scale: NaN })).toThrow('got NaN.');
  });

  test('the decoder may return a scale for each pixel', () => {
    const vae = new VAE({
      encoder: dense({ inputs: 6, outputs: 4, key: key(1) }),
      decoder: dense({ inputs: 2, outputs: 12, key: key(2) }),
      latent: 2,
      likelihood: diagonalGaussian,
    });
    expect(vae.reconstruct(tf.zeros([3, 6])).shape).toEqual([3, 6]);
    vae.dispose();
  });

  test('any prior and any reparameterized posterior will do', async () => {
    const loc = tf.variable(tf.ones([2]));
    const vae = new VAE({
      encoder: (x) => tf.slice(x, [0, 0], [-1, 2]),
      decoder: (z) => z,
      latent: 2,
      posterior: (mean) => independent(normal({ loc: mean, scale: 0.25 }), 1),
      likelihood: gaussianLikelihood(),
      prior: () => independent(normal({ loc, scale: 1 }), 1),
    });
    await expectClose(vae.encode(tf.ones([1, 6])).mean(), [1, 1]);
    await expectClose((vae.prior() as ReturnType<typeof diagonalGaussian>).mean(), [1, 1]);
    vae.dispose();
    loc.dispose();
  });
});

test('the compiler refuses what the mathematics does not allow', () => {
  const parts = { encoder: (x: Tensor) => x, decoder: (z: Tensor) => z, latent: 2 };
  // @ts-expect-error gradients do not pass through the samples of a Bernoulli distribution
  expect(new VAE({ ...parts, posterior: bernoulliLikelihood }).latent).toBe(2);
  const { family, batchShape, eventShape, sample, logProb } = diagonalGaussian(tf.zeros([3, 4]));
  const meanless = {
    family,
    batchShape,
    eventShape,
    sample,
    logProb,
    reparameterized: 'location and scale' as const,
  };
  const vae = new VAE({ ...parts, posterior: () => meanless });
  // @ts-expect-error a posterior without a mean gives no reconstruction
  expect(() => vae.reconstruct(tf.zeros([3, 4]))).toThrow(TypeError);
});

test('what makes no sense is refused', () => {
  expect(() => denseVAE({ latent: 0, key: key(1) })).toThrow(
    'denseVAE: latent: expected an integer',
  );
  expect(() => denseVAE({ hidden: [2.5], key: key(1) })).toThrow('denseVAE: hidden: expected');
  expect(() => convolutionalVAE({ visible: [28, 30, 1], key: key(1) })).toThrow(
    'convolutionalVAE: visible: expected height and width divisible by 4',
  );
  const vae = makeDense();
  expect(() => vae.decode(tf.zeros([3, 5]))).toThrow('VAE.decode: z: expected shape [..., 2]');
  expect(() => vae.sample(key(1), 0)).toThrow('VAE.sample: count: expected an integer ≥ 1; got 0.');
  vae.dispose();
});
