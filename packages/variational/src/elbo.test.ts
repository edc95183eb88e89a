import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { independent, key, normal, scalarsAt } from '@gen/core';
import { uniform } from '@gen/core/random';
import { tanh } from '@gen/core/nn';
import { adam, linear } from '@gen/core/train';
import { expectClose, expectNoLeak, finiteDifference } from '@gen/test-utils';
import { convolutionalVAE } from './convolutional-vae.js';
import { denseVAE } from './dense-vae.js';
import { elbo } from './elbo.js';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { gaussianLikelihood, LearnedGaussianLikelihood } from './gaussian-likelihood.js';
import { latentKl, sampledKl } from '@gen/core/bounds';
import type { VAE } from './vae.js';

const small = { visible: 6, hidden: [5], latent: 2 };
const vector = (): Tensor => tf.tidy(() => tf.round(uniform(key(7), [4, 6])));
const mapValues = <In, Out>(
  values: Readonly<Record<string, In>>,
  f: (value: In) => Out,
): Record<string, Out> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, f(value)]));
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const image = (): Tensor => tf.tidy(() => tf.round(uniform(key(8), [3, 4, 4, 1])));

/** A line for each kind of VAE: everything below holds for all of them. */
const kinds: Readonly<Record<string, { make: () => VAE; data: () => Tensor }>> = {
  'dense, Bernoulli': { make: () => denseVAE({ ...small, key: key(1) }), data: vector },
  'dense, Gaussian': {
    make: () => denseVAE({ ...small, likelihood: gaussianLikelihood({ scale: 0.5 }), key: key(1) }),
    data: vector,
  },
  'dense, Gaussian with learned scale': {
    make: () =>
      denseVAE({ ...small, likelihood: new LearnedGaussianLikelihood({ scale: 2 }), key: key(1) }),
    data: vector,
  },
  'convolutional, Bernoulli': {
    make: () =>
      convolutionalVAE({
        visible: [4, 4, 1],
        filters: [2, 3],
        latent: 2,
        activation: tanh,
        key: key(1),
      }),
    data: image,
  },
};

describe.each(Object.entries(kinds))('%s', (_name, { make, data }) => {
  test('the gradient in all parameters equals finite differences', async () => {
    const [vae, x] = [make(), data()];
    const parameters = vae.parameters();
    const { grads } = elbo(vae, { samples: 2, beta: 0.7 })(x, key(2), {});
    expect(Object.keys(grads)).toEqual(Object.keys(parameters));
    const start = mapValues(parameters, (variable) => tf.clone(variable));
    const direction = mapValues(start, ({ shape }) => tf.sub(tf.mul(uniform(key(3), shape), 2), 1));
    const along = (t: Tensor): Tensor => {
      for (const [path, variable] of Object.entries(parameters)) {
        variable.assign(tf.add(start[path]!, tf.mul(direction[path]!, t)));
      }
      const { reconstruction, kl } = evidenceLowerBound(vae, x, key(2), { samples: 2 });
      return tf.mean(tf.sub(tf.mul(kl, 0.7), reconstruction));
    };
    const slopes = Object.keys(grads).map((path) => tf.sum(tf.mul(grads[path]!, direction[path]!)));
    await expectClose(tf.sum(tf.stack(slopes)), await finiteDifference(along, tf.scalar(0)), 1e-3);
    vae.dispose();
  });

  test('the value is −(reconstruction − β KL), and β is not in the metrics', async () => {
    const [vae, x] = [make(), data()];
    const { value, metrics } = elbo(vae, { beta: 3 })(x, key(2), {});
    const { reconstruction, kl, elbo: bound } = metrics as Record<string, Tensor>;
    await expectClose(value, tf.sub(tf.mul(3, kl!), reconstruction!));
    await expectClose(bound!, tf.sub(reconstruction!, kl!));
    vae.dispose();
  });

  test('a schedule of β comes in as a tensor', async () => {
    const [vae, x] = [make(), data()];
    const annealed = elbo(vae, { beta: linear({ to: 1, steps: 10 }) });
    const { value } = annealed(x, key(2), scalarsAt(annealed.schedules!, 4));
    await expectClose(value, elbo(vae, { beta: 0.4 })(x, key(2), {}).value);
    expect(() => annealed(x, key(2), {})).toThrow('elbo: scalars: expected the current value of');
    vae.dispose();
  });

  test('leaves no tensors behind', async () => {
    const [vae, x] = [make(), data()];
    const annealed = elbo(vae, { samples: 2, beta: linear({ to: 1, steps: 10 }) });
    await expectNoLeak(() => {
      const scalars = scalarsAt(annealed.schedules!, 4);
      return { scalars, ...annealed(x, key(2), scalars) } as tf.TensorContainer;
    });
    await expectNoLeak(() => evidenceLowerBound(vae, x, key(2), { samples: 3 }));
    await expectNoLeak(() => make().dispose());
    vae.dispose();
  });

  test('ten steps lower the loss, the same way each time', async () => {
    const x = data();
    const losses = async (): Promise<number[]> => {
      const vae = make();
      const values = tf.tidy(() => trainTen(vae, x));
      vae.dispose();
      return Array.from(await values.data());
    };
    const once = await losses();
    expect(once[9]).toBeLessThan(once[0]!);
    expect(await losses()).toEqual(once);
  });
});

/** The loss on one batch before each of ten steps of Adam, always with the same noise. */
function trainTen(vae: VAE, x: Tensor): Tensor {
  const [objective, optimizer] = [elbo(vae), adam({ learningRate: 0.03 })];
  const parameters = vae.parameters();
  let state = optimizer.init(parameters);
  const values = range(10).map((step) => {
    const { value, grads } = objective(x, key(6), {});
    const scalars = scalarsAt(optimizer.schedules, step);
    const update = optimizer.update(grads, { state, parameters, scalars, key: key(step) });
    state = update.state;
    for (const [path, change] of Object.entries(update.updates)) {
      parameters[path]!.assign(tf.add(parameters[path]!, change));
    }
    return value;
  });
  return tf.stack(values);
}

describe('the divergence', () => {
  const posteriorAndPrior = () => {
    const vae = denseVAE({ ...small, key: key(1) });
    const posterior = vae.encode(vector());
    vae.dispose();
    return { posterior, prior: vae.prior() };
  };

  test('of a Gaussian from the standard normal is ½ Σ μ² + σ² − log σ² − 1', async () => {
    const { posterior, prior } = posteriorAndPrior();
    const [mean, variance] = [posterior.mean(), posterior.variance()];
    const parts = tf.sub(tf.add(tf.square(mean), variance), tf.add(tf.log(variance), 1));
    const kl = latentKl(posterior, prior, tf.zeros([1, 4, 2]));
    await expectClose(kl, tf.mul(tf.sum(parts, -1), 0.5));
  });

  test('from draws averages to the closed form', async () => {
    const { posterior, prior } = posteriorAndPrior();
    const z = posterior.sample(key(2), [2000]);
    await expectClose(sampledKl(posterior, prior, z), latentKl(posterior, prior, z), 0.05);
  });

  test('is taken from draws where there is no closed form', async () => {
    const { posterior } = posteriorAndPrior();
    const z = posterior.sample(key(2), [3]);
    const prior = { ...independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1), family: 'Other' };
    await expectClose(latentKl(posterior, prior, z), sampledKl(posterior, prior, z));
  });
});

test('a number of draws that is none is refused', () => {
  const vae = denseVAE({ ...small, key: key(1) });
  expect(() => elbo(vae, { samples: 0 })).toThrow('elbo: samples: expected an integer ≥ 1; got 0.');
  vae.dispose();
});
