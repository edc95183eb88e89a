import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, independent, key, normal, type Distribution } from '@gen/core';
import { adam, fit, memoryStore, readCheckpoint } from '@gen/core/train';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak, expectWithinError, quadraticEnergy } from '@gen/test-utils';
import { noiseContrastiveEstimation } from './noise-contrastive-estimation.js';

const PRECISION = [
  [1, 0],
  [0, 4],
];
/** log Z of a Gaussian energy of that precision: ½ log (2π)² / 4. */
const LOG_PARTITION = Math.log(2 * Math.PI) - Math.log(2);
const noise = (): Distribution => independent(normal({ loc: tf.zeros([2]), scale: 1.3 }), 1);
/** Data of the Gaussian of that precision. */
const draw = (seed: number, count: number): Tensor =>
  tf.tidy(() => tf.mul(gaussian(foldIn(key(1), seed), [count, 2]), [1, 0.5]));

describe('noiseContrastiveEstimation', () => {
  test('equals the loss of telling data from noise by their densities', async () => {
    const model = quadraticEnergy([0, 0], PRECISION);
    const objective = noiseContrastiveEstimation(model, { noise, logPartition: LOG_PARTITION });
    const x = draw(0, 4000);
    const { value, metrics } = objective(x, key(2), {});
    // With ν = 1 at the true density: log 4 − 2 JS, between 0 and log 4.
    const data = normal({ loc: tf.zeros([2]), scale: tf.tensor1d([1, 0.5]) });
    const odds = (at: Tensor): Tensor =>
      tf.sub(independent(data, 1).logProb(at), noise().logProb(at));
    const drawn = noise().sample(key(9), [4000]);
    const wanted = tf.add(tf.mean(tf.softplus(tf.neg(odds(x)))), tf.mean(tf.softplus(odds(drawn))));
    await expectClose(value, wanted, 0.05);
    expect((await metrics!['accuracy']!.data())[0]).toBeGreaterThan(0.5);
    await expectClose(metrics!['logPartition']!, LOG_PARTITION);
    objective.dispose();
    model.dispose();
  });

  test('has no gradient at the density of the data and its log Z, for any ratio', async () => {
    const model = quadraticEnergy([0, 0], PRECISION);
    for (const ratio of [1, 4]) {
      const options = { noise, ratio, logPartition: LOG_PARTITION };
      const objective = noiseContrastiveEstimation(model, options);
      const estimates = Array.from({ length: 20 }, (_, i) =>
        objective(draw(i, 1000), foldIn(key(3), i), {}),
      );
      for (const path of ['mean', 'precision', 'objective.logPartition']) {
        const each = tf.stack(estimates.map(({ grads }) => tf.reshape(grads[path]!, [-1])));
        const { mean, variance } = tf.moments(each, 0);
        const standardError = tf.sqrt(tf.div(variance, 19));
        await expectWithinError({ value: mean, standardError }, tf.zerosLike(mean));
      }
      objective.dispose();
    }
    model.dispose();
  });

  test('finds log Z, and saves it with a run', async () => {
    const model = quadraticEnergy([0, 0], PRECISION);
    const objective = noiseContrastiveEstimation(model, { noise });
    const store = memoryStore();
    await fit({
      model,
      objective,
      batches: { batchSize: 2000, batchesPerEpoch: 50, batch: (_, i) => draw(i, 2000) },
      optimizer: adam({ learningRate: 0.05 }),
      steps: 50,
      checkpoint: { store },
      key: key(4),
    });
    const { logPartition } = objective.parameters();
    const [found] = await logPartition!.data();
    expect(Math.abs(found! - LOG_PARTITION)).toBeLessThan(0.1);
    const { objective: saved } = (await readCheckpoint(store))!;
    expect(Array.from(saved['logPartition']!.data as Float32Array)).toEqual([found]);
    objective.dispose();
    expect(logPartition!.isDisposed).toBe(true);
    model.dispose();
  });

  test('leaves no tensor behind, and says what does not fit', async () => {
    const model = quadraticEnergy([0, 0], PRECISION);
    const objective = noiseContrastiveEstimation(model, { noise });
    const x = draw(0, 5);
    await expectNoLeak(() => ({ ...objective(x, key(0), {}) }) as tf.TensorContainer);
    objective.dispose();
    expect(() => noiseContrastiveEstimation(model, { noise, ratio: 0.5 })).toThrow(
      'noiseContrastiveEstimation: ratio',
    );
    const scalars = noiseContrastiveEstimation(model, {
      noise: () => normal({ loc: 0, scale: 1 }),
    });
    expect(() => scalars(x, key(0), {})).toThrow('noiseContrastiveEstimation: noise');
    scalars.dispose();
    model.dispose();
  });
});
