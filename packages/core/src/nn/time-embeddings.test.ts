import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak, layerLaws, moduleGoldens } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { key } from '../index.js';
import goldens from './goldens/time-embeddings.json' with { type: 'json' };
import { randomFourierEmbedding } from './random-fourier-embedding.js';
import { sinusoidalEmbedding } from './sinusoidal-embedding.js';

interface Golden {
  readonly t: readonly number[];
  readonly value: readonly number[];
}

const k = key(0);
const cases: Readonly<Record<string, Golden>> = goldens.sinusoidal;
const embeddings: Readonly<Record<string, (t: tf.Tensor) => tf.Tensor>> = {
  'get_timestep_embedding(t, 8)': sinusoidalEmbedding({ dim: 8 }),
  'get_timestep_embedding(t, 6, flip_sin_to_cos=True, downscale_freq_shift=0)': sinusoidalEmbedding(
    { dim: 6, flipSinToCos: true, downscaleFreqShift: 0 },
  ),
  'get_timestep_embedding(t, 7, scale=1000, max_period=100)': sinusoidalEmbedding({
    dim: 7,
    scale: 1000,
    maxPeriod: 100,
  }),
};

test('every golden value is compared', () =>
  expect(Object.keys(embeddings)).toEqual(Object.keys(cases)));

describe.each(Object.keys(cases))('sinusoidalEmbedding as %s', (name) => {
  const embed = embeddings[name]!;
  const { t: times, value } = cases[name]!;

  test('equals diffusers in double precision', async () => {
    const t = tf.tensor1d([...times]);
    const y = embed(t);
    expect(y.shape).toEqual([times.length, value.length / times.length]);
    await expectClose(y, value, 2e-6);
    tf.dispose([t, y]);
  });

  test('leaves no tensors behind', async () => {
    const t = tf.tensor1d([...times]);
    await expectNoLeak(() => embed(t));
    t.dispose();
  });
});

test('sinusoidalEmbedding takes integers, and times of any shape', async () => {
  const embed = sinusoidalEmbedding({ dim: 4 });
  const [integers, grid] = [tf.tensor1d([3, 5], 'int32'), tf.tensor3d([3, 5], [1, 2, 1])];
  const [a, b] = [embed(integers), embed(grid)];
  expect([a.shape, b.shape]).toEqual([
    [2, 4],
    [1, 2, 1, 4],
  ]);
  await expectClose(tf.reshape(a, [8]), await b.data(), 0);
  tf.dispose([integers, grid, a, b]);
});

test('sinusoidalEmbedding has the slope of its waves', async () => {
  const t = tf.tensor1d([0.5, 20]);
  const slope = tf.tidy(() =>
    tf.grad((at) => tf.sum(sinusoidalEmbedding({ dim: 2, downscaleFreqShift: 0 })(at)))(t),
  );
  await expectClose(
    slope,
    [0.5, 20].map((at) => Math.cos(at) - Math.sin(at)),
    1e-5,
  );
  tf.dispose([t, slope]);
});

moduleGoldens(goldens.layers, {
  randomFourierEmbedding: () => randomFourierEmbedding({ dim: 6, key: k }),
  'randomFourierEmbedding, cosines first': () =>
    randomFourierEmbedding({ dim: 4, key: k, flipSinToCos: true }),
});

layerLaws('randomFourierEmbedding', () => randomFourierEmbedding({ dim: 4, key: k, scale: 0.5 }), {
  input: [3],
  output: [3, 4],
  parameters: ['weight'],
});

test('randomFourierEmbedding draws frequencies of its scale and embeds logarithms', async () => {
  const [plain, ofLogs] = [false, true].map((log) =>
    randomFourierEmbedding({ dim: 2000, scale: 16, log, key: k }),
  );
  const weight = plain!.parameters()['weight']!;
  const spread = tf.tidy(() => tf.sqrt(tf.mean(tf.square(weight))));
  await expectClose(spread, 16, 0.1); // four standard errors, 1 / √2,000 each
  const sigma = tf.tensor1d([0.02, 1, 80]);
  const [a, b] = tf.tidy(() => [ofLogs!.apply(sigma), plain!.apply(tf.log(sigma))]);
  await expectClose(a!, b!, 0);
  tf.dispose([spread, sigma, a!, b!]);
  for (const layer of [plain, ofLogs]) layer!.dispose();
});
