import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { batchNorm, dense, dropout, sequential } from '@gen/core/nn';
import { fit } from '@gen/core/train';
import { gaussian } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';
import { elbo } from './elbo.js';
import { evidenceLowerBound } from './evidence-lower-bound.js';
import { gaussianLikelihood } from './gaussian-likelihood.js';
import { VAE } from './vae.js';

/** A VAE with layers that differ in training: a norm in the encoder, dropout in both networks. */
function noisyVAE(): VAE {
  const [first, second, third] = split(key(0), 3);
  return new VAE({
    encoder: sequential([
      dense({ inputs: 3, outputs: 8, key: first! }),
      batchNorm({ channels: 8 }),
      dropout({ rate: 0.5 }),
      dense({ inputs: 8, outputs: 4, key: second! }),
    ]),
    decoder: sequential([dropout({ rate: 0.5 }), dense({ inputs: 2, outputs: 3, key: third! })]),
    latent: 2,
    likelihood: gaussianLikelihood(),
  });
}

const batch = (): tf.Tensor => gaussian(key(1), [6, 3]);
const runningMean = (vae: VAE): Promise<tf.TypedArray> =>
  vae.parameters()['encoder.1.running_mean']!.data() as Promise<tf.TypedArray>;

test('the objective trains the networks: their dropout drops, and their running means move', async () => {
  const [vae, x] = [noisyVAE(), batch()];
  const before = await runningMean(vae);
  const lossOf = async (seed: number): Promise<number> => {
    const { value, grads, metrics } = elbo(vae)(x, key(seed), {});
    const [loss] = await value.data();
    tf.dispose([value, grads, metrics!]);
    return loss!;
  };
  const loss = await lossOf(2);
  expect(await lossOf(2)).toBe(loss);
  expect(await lossOf(3)).not.toBe(loss);
  expect(await runningMean(vae)).not.toEqual(before);
  x.dispose();
  vae.dispose();
});

test('a bound drops of each example what it draws, in training alone', async () => {
  const [encoderKey, decoderKey] = split(key(0));
  const vae = new VAE({
    encoder: sequential([dropout(), dense({ inputs: 3, outputs: 4, key: encoderKey! })]),
    decoder: dense({ inputs: 2, outputs: 3, key: decoderKey! }),
    latent: 2,
    likelihood: gaussianLikelihood(),
  });
  const x = tf.ones([200, 3]);
  const different = async (train: boolean): Promise<number> => {
    const bound = evidenceLowerBound(vae, x, key(2), { train });
    const found = new Set(await bound.kl.data()).size;
    tf.dispose({ ...bound });
    return found;
  };
  expect(await different(true)).toBe(2 ** 3);
  expect(await different(false)).toBe(1);
  x.dispose();
  vae.dispose();
});

test('validation evaluates the networks and leaves their running means alone', async () => {
  const [vae, x] = [noisyVAE(), batch()];
  const objective = elbo(vae);
  const before = await runningMean(vae);
  await expectNoLeak(() => objective.evaluate!(x, key(2), {}));
  expect(await runningMean(vae)).toEqual(before);
  const { loss, kl } = objective.evaluate!(x, key(2), {});
  const bound = evidenceLowerBound(vae, x, key(2));
  expect((await loss!.data())[0]).toBeCloseTo(-(await tf.mean(bound.elbo).data())[0]!, 5);
  expect((await kl!.data())[0]).toBeCloseTo((await tf.mean(bound.kl).data())[0]!, 5);
  x.dispose();
  vae.dispose();
});

test('fit trains them, recorded or not, to the same numbers', async () => {
  const means: number[][] = [];
  for (const eager of [false, true]) {
    const vae = noisyVAE();
    const batches = { batchesPerEpoch: 4, batchSize: 6, batch };
    await fit({ model: vae, objective: elbo(vae), batches, steps: 4, key: key(4), eager });
    means.push([...(await runningMean(vae))]);
    vae.dispose();
  }
  means[0]!.forEach((mean, i) => expect(mean).toBeCloseTo(means[1]![i]!, 5));
});
