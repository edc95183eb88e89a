import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, independent, key, normal, scalarsAt, type Distribution } from '@gen/core';
import type { ApplyOptions } from '@gen/core/nn';
import { gaussian } from '@gen/core/random';
import { adam, fit, linear, memoryStore, readCheckpoint } from '@gen/core/train';
import { expectClose, expectNoLeak, expectWithinError, quadraticEnergy } from '@gen/test-utils';
import { DeepEnergy } from '../deep/deep-energy.js';
import { langevinContrastiveDivergence } from './langevin-contrastive-divergence.js';
import { langevinReplay } from './langevin-replay.js';
import { langevinShortRun } from './langevin-short-run.js';

const start = (): Distribution => independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1);
const IDENTITY = [
  [1, 0],
  [0, 1],
];
/** A model whose chains stand still, if the noise is 0. */
const flat = () => quadraticEnergy([0, 0], [[0, 0], [0, 0]]); // prettier-ignore
const still = { steps: 1, stepSize: 1, noise: 0 };

/** Data with means (1, −1) and variances 1 and ¼. */
const draw = (seed: number, count: number): Tensor =>
  tf.tidy(() => tf.add(tf.mul(gaussian(foldIn(key(1), seed), [count, 2]), [1, 0.5]), [1, -1]));
const batches = (batchSize: number) => ({
  batchSize,
  batchesPerEpoch: 100,
  batch: (_: number, index: number) => draw(index, batchSize),
});

describe('objectives with samples by Langevin dynamics', () => {
  test('have the gradient by which energies of data fall and energies of samples rise', async () => {
    // The gradient of F in μ is −P (x − μ); chains that stand still end where they start, at the data or 0.
    const model = quadraticEnergy([0.5, 0.5], IDENTITY);
    const x = draw(0, 64);
    const standing = { stepSize: 1e-12, noise: 0, steps: 1 };
    const none = langevinContrastiveDivergence(model, standing)(x, key(0), {});
    await expectClose(none.value, 0);
    await expectClose(none.grads['mean']!, [0, 0]);
    const origin = (): Distribution => independent(normal({ loc: tf.zeros([2]), scale: 1e-9 }), 1);
    const options = { ...standing, start: origin };
    const { grads, metrics } = langevinShortRun(model, options)(x, key(0), {});
    await expectClose(grads['mean']!, tf.neg(tf.mean(x, 0)), 1e-5);
    await expectClose(metrics!['sampleEnergy']!, 0.25);
    await expectClose(metrics!['dataEnergy']!, tf.mean(model.freeEnergy(x)));
    const held = langevinShortRun(model, { ...options, penalty: 2 })(x, key(0), {});
    const squares = tf.add(tf.mean(tf.square(model.freeEnergy(x))), 0.0625);
    await expectClose(
      held.value,
      tf.add(tf.sub(metrics!['dataEnergy']!, 0.25), tf.mul(2, squares)),
    );
    model.dispose();
  });

  test('contrastive divergence has the gradient that the moments of k steps tell', async () => {
    // In one dimension, after k steps from data of variance s: E x² = q s + (1 − q) v, q = (1 − ηp)²ᵏ.
    const [p, s, stepSize, steps] = [2, 1, 0.1, 3];
    const model = quadraticEnergy([0], [[p]]);
    const objective = langevinContrastiveDivergence(model, { steps, stepSize });
    const kept = (1 - stepSize * p) ** (2 * steps);
    const limit = 1 / (p * (1 - (stepSize * p) / 2));
    const wanted = 0.5 * (s - (kept * s + (1 - kept) * limit));
    const each = Array.from({ length: 20 }, (_, i) => {
      const x = gaussian(foldIn(key(2), i), [2000, 1]);
      return tf.reshape(objective(x, foldIn(key(3), i), {}).grads['precision']!, [1]);
    });
    const { mean, variance } = tf.moments(tf.stack(each), 0);
    const standardError = tf.sqrt(tf.div(variance, 19));
    await expectWithinError({ value: mean, standardError }, [wanted]);
    model.dispose();
  });

  test('the buffer gives starts and keeps ends in place of the oldest', async () => {
    const model = flat();
    const options = { start, capacity: 10, ...still, key: key(5) };
    const objective = langevinReplay(model, { ...options, refresh: 0 });
    const buffer = objective.parameters()['buffer']!;
    const before = await tf.clone(buffer as Tensor2D).array();
    tf.dispose(objective(tf.zeros([4, 2]), key(6), {}) as unknown as tf.TensorContainer);
    const after = await tf.clone(buffer as Tensor2D).array();
    expect(after.slice(4)).toEqual(before.slice(0, 6));
    const known = before.map(String);
    for (const state of after.slice(0, 4)) expect(known).toContain(String(state));
    objective.dispose();
    const fresh = langevinReplay(model, { ...options, refresh: 1 });
    tf.dispose(fresh(tf.zeros([4, 2]), key(6), {}) as unknown as tf.TensorContainer);
    const renewed = await tf.clone(fresh.parameters()['buffer']! as Tensor2D).array();
    for (const state of renewed.slice(0, 4)) expect(known).not.toContain(String(state));
    fresh.dispose();
    model.dispose();
  });

  test('about one start in 20 is new', async () => {
    const model = flat();
    const far = (): Distribution => independent(normal({ loc: tf.fill([2], 100), scale: 1 }), 1);
    const objective = langevinReplay(model, { start: far, capacity: 4000, ...still, key: key(5) });
    const buffer = objective.parameters()['buffer']!;
    tf.tidy(() => buffer.assign(tf.zeros([4000, 2])));
    tf.dispose(objective(tf.zeros([4000, 2]), key(6), {}) as unknown as tf.TensorContainer);
    const isNew = tf.mean(tf.cast(tf.greater(buffer, 50), 'float32'));
    // ± 4 standard errors
    expect(Math.abs((await isNew.data())[0]! - 0.05)).toBeLessThan(0.014);
    objective.dispose();
    model.dispose();
  });

  test('a run that is resumed equals one that was not interrupted, with its buffer', async () => {
    const make = () => {
      const model = quadraticEnergy([0, 0], IDENTITY);
      const options = { start, capacity: 30, steps: 3, penalty: 0.01, key: key(5) };
      const stepSize = linear({ from: 0.1, to: 0.05, steps: 6 });
      const objective = langevinReplay(model, { ...options, stepSize });
      return { model, objective, batches: batches(10), key: key(7) };
    };
    const [whole, first, second] = [make(), make(), make()];
    const result = await fit({ ...whole, steps: 6 });
    const eager = make();
    expect((await fit({ ...eager, steps: 6, eager: true })).metrics).toEqual(result.metrics);
    const store = memoryStore();
    await fit({ ...first, steps: 4, checkpoint: { store } });
    await fit({ ...second, steps: 6, resume: (await readCheckpoint(store))! });
    const [wanted, got] = [whole, second].map(({ model, objective }) => [
      ...Object.values(model.parameters()),
      ...Object.values(objective.parameters()),
    ]);
    for (const [i, variable] of wanted!.entries()) {
      expect(await got![i]!.data()).toEqual(await variable.data());
    }
    for (const { model, objective } of [whole, first, second, eager]) {
      model.dispose();
      objective.dispose();
    }
  });

  test('learns the mean and the variances of a Gaussian', async () => {
    const model = quadraticEnergy([0, 0], IDENTITY);
    const options = { start, capacity: 1000, steps: 10, stepSize: 0.05, key: key(5) };
    const objective = langevinReplay(model, options);
    await fit({
      model,
      objective,
      batches: batches(200),
      optimizer: adam({ learningRate: linear({ from: 0.1, to: 0.005, steps: 150 }), beta2: 0.9 }),
      steps: 150,
      key: key(8),
    });
    const { mean, precision } = model.parameters();
    await expectClose(mean as Tensor, [1, -1], 0.1);
    // Where p (1 − ηp / 2) is 1 / variance: the bias of the step is learnt along.
    const learnt = [1, 4].map((p) => (1 - Math.sqrt(1 - 2 * 0.05 * p)) / 0.05);
    const diagonal = [(await precision!.data())[0]!, (await precision!.data())[3]!];
    await expectClose(diagonal, learnt, 0.15);
    objective.dispose();
    model.dispose();
  });

  test('evaluates without gradients, and leaves the buffer as it is', async () => {
    const model = quadraticEnergy([0.5, 0.5], IDENTITY);
    const x = draw(0, 8);
    const shared = { stepSize: 0.1, steps: 2, penalty: 0.3 };
    const objectives = [
      langevinContrastiveDivergence(model, shared),
      langevinShortRun(model, { ...shared, start }),
      langevinReplay(model, { ...shared, start, capacity: 20, key: key(1) }),
    ];
    for (const objective of objectives) {
      const buffer = objective.parameters?.()['buffer'];
      const before = await buffer?.data();
      const scores = objective.evaluate!(x, key(3), {});
      expect(await buffer?.data()).toEqual(before);
      const { value, metrics } = objective(x, key(3), {});
      await expectClose(scores['loss']!, value);
      await expectClose(scores['sampleEnergy']!, metrics!['sampleEnergy']!);
      buffer?.dispose();
    }
    model.dispose();
  });

  test('layers train where something is learnt, and nowhere else', () => {
    const weight = tf.variable(tf.ones([2]));
    const seen: (boolean | undefined)[] = [];
    const network = {
      apply: (x: Tensor, options?: ApplyOptions) => {
        seen.push(options?.train);
        return tf.sum(tf.mul(tf.square(x), weight), -1);
      },
      parameters: () => ({ weight }),
      dispose: () => weight.dispose(),
    };
    const model = new DeepEnergy({ network });
    const objective = langevinShortRun(model, { start, steps: 2, stepSize: 0.1 });
    objective(draw(0, 3), key(0), {});
    expect(seen).toEqual([undefined, undefined, true]);
    objective.evaluate(draw(0, 3), key(0), {});
    expect(seen.slice(3)).toEqual([undefined, undefined, false]);
    model.dispose();
  });

  test('takes schedules, leaves no tensor behind, and says what does not fit', async () => {
    const model = quadraticEnergy([0, 0], IDENTITY);
    const noise = linear({ from: 0.5, to: 0.1, steps: 10 });
    const objective = langevinContrastiveDivergence(model, { steps: 2, stepSize: 0.1, noise });
    const x = draw(0, 5);
    const scalars = scalarsAt(objective.schedules!, 3);
    await expectNoLeak(() => ({ ...objective(x, key(0), scalars) }) as tf.TensorContainer);
    expect(() => objective(x, key(0), {})).toThrow(
      'langevinContrastiveDivergence: scalars: expected the current value of the schedule noise',
    );
    const options = { start, stepSize: 0.1, key: key(0) };
    expect(() => langevinReplay(model, { ...options, refresh: 2 })).toThrow(
      'langevinReplay: refresh: expected a probability; got 2.',
    );
    expect(() => langevinReplay(model, { ...options, capacity: 1.5 })).toThrow('capacity');
    expect(() => langevinShortRun(model, { ...options, steps: 0 })).toThrow('steps');
    const replay = langevinReplay(model, { ...options, capacity: 4 });
    expect(() => replay(x, key(0), {})).toThrow(
      'langevinReplay: batch: expected states [2], at most 4',
    );
    const fits = draw(0, 3);
    await expectNoLeak(() => ({ ...replay(fits, key(0), {}) }) as tf.TensorContainer);
    replay.dispose();
    model.dispose();
  });
});
