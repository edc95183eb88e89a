import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, fitLaws, longRunLaw, type FitCase } from '@gen/test-utils';
import { foldIn, key, valueAndGrads, type Objective } from '../index.js';
import { gaussian } from '../random/index.js';
import { dense } from '../nn/dense.js';
import type { HasParameters } from '../nn/layer.js';
import { sequential } from '../nn/sequential.js';
import { stateDict } from '../nn/state-dict.js';
import type { Batches } from './batches.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import type { FitStepsOptions, Progress } from './fit-options.js';
import { fitSteps } from './fit-steps.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import { NonFiniteLossError } from './non-finite-loss-error.js';
import { adam } from './optimizers/adam.js';
import { sgd } from './optimizers/sgd.js';

/** Batches of x `[4, 3]`, five an epoch. */
const batches: Batches<Tensor> = {
  batchesPerEpoch: 5,
  batchSize: 4,
  batch: (epoch, index) => gaussian(foldIn(key(11), 5 * epoch + index), [4, 3]),
};

/** A network that is to say the sum of its noisy inputs. */
function regression(): FitCase<Tensor> {
  const model = sequential([
    dense({ inputs: 3, outputs: 4, key: key(0) }),
    (x) => tf.tanh(x),
    dense({ inputs: 4, outputs: 1, key: key(1) }),
  ]);
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => {
      const noisy = tf.add(x, tf.mul(gaussian(key, x.shape), 0.1));
      const error = tf.sub(model.apply(noisy), tf.sum(x, -1, true));
      return { value: tf.mean(tf.square(error)), metrics: { error: tf.mean(tf.abs(error)) } };
    });
  return { model, objective, batches };
}

fitLaws('a regression', regression, { learningRate: 0.05 });

/** Steps that are as small as steps can be. */
function tiny(): FitCase<Tensor> {
  const model = dense({ inputs: 3, outputs: 1, bias: false, key: key(0) });
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => ({
      value: tf.mean(tf.squaredDifference(model.apply(x), gaussian(key, [4, 1]))),
    }));
  const batch = (): Tensor => tf.tensor2d([[1, 2, 3]]);
  return { model, objective, batches: { batchesPerEpoch: 100, batchSize: 1, batch } };
}

longRunLaw('a tiny regression', tiny);

/** A scalar θ that follows −dL/dθ = −1 with rate 1, so that L = θ falls by one a step. */
function falling(): FitCase<Tensor> & { readonly theta: tf.Variable } {
  const theta = tf.tidy(() => tf.variable(tf.scalar(10)));
  const model: HasParameters = { parameters: () => ({ theta }), dispose: () => theta.dispose() };
  const objective: Objective<Tensor> = () =>
    valueAndGrads({ theta }, () => ({ value: tf.mul(theta, 1) }));
  return { model, objective, batches, theta };
}

const descend = { optimizer: sgd({ learningRate: 1 }), key: key(3) } as const;

async function reports<Batch>(options: FitStepsOptions<Batch>): Promise<Progress[]> {
  const all: Progress[] = [];
  for await (const progress of fitSteps(options)) all.push(progress);
  return all;
}

describe('reports', () => {
  test('come every so many steps and after each epoch, with means since the last', async () => {
    const fitted = falling();
    const all = await reports({ ...fitted, ...descend, steps: 8, reportEvery: 3 });
    expect(all.map(({ step, steps }) => [step, steps])).toEqual([
      [3, 8],
      [5, 8],
      [6, 8],
      [8, 8],
    ]);
    expect(all.map(({ metrics }) => metrics['loss'])).toEqual([9, 6.5, 5, 3.5]);
    expect(all.map(({ epoch, epochs }) => [epoch, epochs])).toEqual([
      [0.6, 1.6],
      [1, 1.6],
      [1.2, 1.6],
      [1.6, 1.6],
    ]);
    for (const { examplesPerSecond } of all) expect(examplesPerSecond).toBeGreaterThan(0);
    expect(all.map(({ secondsLeft }) => secondsLeft > 0)).toEqual([true, true, true, false]);
    fitted.model.dispose();
  });

  test('tell each step, and come before the checkpoint of their step', async () => {
    const fitted = falling();
    const seen: unknown[] = [];
    const onProgress = ({ history }: Progress): void =>
      void seen.push(history.map(({ loss }) => loss));
    const put = async (): Promise<void> => void seen.push('saved');
    const checkpoint = { store: { ...memoryStore(), put }, every: 4 };
    await fit({ ...fitted, ...descend, steps: 7, reportEvery: 3, checkpoint, onProgress });
    expect(seen).toEqual([[10, 9, 8], [7], 'saved', [6], [5], [4], 'saved']);
    fitted.model.dispose();
  });

  test('the time in which the listener works is not counted', async () => {
    const fitted = falling();
    const speeds: number[] = [];
    for await (const progress of fitSteps({ ...fitted, ...descend, steps: 2, reportEvery: 1 })) {
      speeds.push(progress.examplesPerSecond);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(speeds[1]).toBeGreaterThan(4 / 0.25);
    fitted.model.dispose();
  });

  test('a run in epochs ends with them and tells the last report', async () => {
    const fitted = falling();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    const result = await fit({ ...fitted, ...descend, epochs: 2, onProgress });
    const metrics = { loss: 3 };
    expect(result).toEqual({ steps: 10, epochs: 2, metrics, aborted: false });
    expect(seen.map(({ step }) => step)).toEqual([5, 10]);
    await expectClose(fitted.theta, 0);
    fitted.model.dispose();
  });
});

describe('steps', () => {
  test('take the batch of their position and the key of their number', async () => {
    const { model, theta } = falling();
    const seen: unknown[] = [];
    const objective: Objective<{ readonly at: readonly number[] }> = ({ at }, { words }) => {
      seen.push([...at, words]);
      return valueAndGrads({ theta }, () => ({ value: tf.mul(theta, 1) }));
    };
    const positions = {
      batchesPerEpoch: 2,
      batchSize: 1,
      batch: async (epoch: number, index: number) => ({ at: [epoch, index] }),
    };
    await fit({ model, objective, batches: positions, ...descend, steps: 3 });
    const words = [0, 1, 2].map((step) => foldIn(key(3), step).words);
    expect(seen).toEqual([
      [0, 0, words[0]],
      [0, 1, words[1]],
      [1, 0, words[2]],
    ]);
    model.dispose();
  });

  test('an objective is given the values of its schedules', async () => {
    const { model, theta } = falling();
    const objective: Objective<Tensor> = Object.assign(
      (_: Tensor, __: unknown, { beta }: Readonly<Record<string, tf.Scalar>>) =>
        valueAndGrads({ theta }, () => ({ value: tf.mul(theta, beta!), metrics: { beta: beta! } })),
      { schedules: { beta: (step: number) => step } },
    );
    const all = await reports({ model, objective, batches, ...descend, steps: 3, reportEvery: 1 });
    expect(all.map(({ metrics }) => metrics['beta'])).toEqual([0, 1, 2]);
    await expectClose(theta, 7);
    model.dispose();
  });

  test('variables stay the same objects; those without a gradient keep their value', async () => {
    const { model, theta } = falling();
    const idle = tf.tidy(() => tf.variable(tf.scalar(2)));
    const frozen = tf.tidy(() => tf.variable(tf.scalar(3), false));
    const parameters = { theta, idle, frozen };
    const objective: Objective<Tensor> = () =>
      valueAndGrads(parameters, () => ({ value: tf.mul(theta, frozen) }));
    await fit({
      model: { parameters: () => parameters },
      objective,
      batches,
      optimizer: adam(),
      key: key(3),
      steps: 2,
    });
    expect(theta.isDisposed).toBe(false);
    await expectClose(idle, 2, 0);
    await expectClose(frozen, 3, 0);
    tf.dispose([idle, frozen]);
    model.dispose();
  });

  test('equal a loop written by hand, bit for bit', async () => {
    const [ours, hand] = [regression(), regression()];
    const optimizer = adam({ learningRate: 0.1 });
    await fit({ ...ours, optimizer, key: key(3), steps: 3 });
    let state = optimizer.init(hand.model.parameters());
    for (let step = 0; step < 3; step++) {
      state = tf.tidy(() => {
        const x = batches.batch(0, step) as Tensor;
        const { grads } = hand.objective(x, foldIn(key(3), step), {});
        const scalars = Object.fromEntries(
          Object.entries(optimizer.schedules).map(([name, at]) => [name, tf.scalar(at(step))]),
        );
        const parameters = hand.model.parameters();
        const next = optimizer.step!(grads, { state, parameters, scalars, key: key(4) });
        for (const [path, value] of Object.entries(next.parameters)) {
          parameters[path]!.assign(value);
        }
        return { ...next.state };
      });
    }
    expect(await stateDict(ours.model)).toEqual(await stateDict(hand.model));
    ours.model.dispose();
    hand.model.dispose();
  });
});

describe('memory', () => {
  test('many steps leave the counts of tensors and bytes as they are', async () => {
    const fitted = regression();
    const counts: unknown[] = [];
    const steps = tf.getBackend() === 'webgpu' ? 150 : 1000; // on a software driver
    const long = { ...fitted, batches: { ...batches, batchesPerEpoch: 50 } };
    for await (const { step } of fitSteps({ ...long, key: key(3), steps, reportEvery: 50 })) {
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      counts.push({ numTensors, numDataBuffers, numBytes });
      if (step > 50) expect(counts.at(-1)).toEqual(counts[0]);
    }
    expect(counts.length).toBe(steps / 50);
    fitted.model.dispose();
  });

  const leaving: readonly [string, (fitted: FitCase<Tensor>) => Promise<unknown>][] = [
    [
      'the loop is left',
      async (fitted) => {
        const reports = fitSteps({ ...fitted, ...descend, steps: 9, reportEvery: 2 });
        for await (const { step } of reports) if (step === 4) break;
      },
    ],
    [
      'the objective throws',
      (fitted) =>
        fit({ ...fitted, ...descend, steps: 9, objective: throwing(fitted.objective, 3) }),
    ],
    [
      'the objective returns what is no scalar',
      (fitted) =>
        fit({
          ...fitted,
          ...descend,
          steps: 9,
          objective: (...given) => ({
            ...fitted.objective(...given),
            value: tf.ones([2]) as tf.Tensor as tf.Scalar,
          }),
        }),
    ],
    [
      'the data throws',
      (fitted) =>
        fit({
          ...fitted,
          ...descend,
          steps: 9,
          batches: { ...batches, batch: throwing(batches.batch, 3) },
        }),
    ],
    [
      'the listener throws',
      (fitted) =>
        fit({
          ...fitted,
          ...descend,
          steps: 9,
          reportEvery: 2,
          onProgress: () => {
            throw new Error('told');
          },
        }),
    ],
    [
      'the store throws',
      (fitted) =>
        fit({
          ...fitted,
          ...descend,
          steps: 9,
          checkpoint: {
            store: { ...memoryStore(), put: () => Promise.reject(new Error('full')) },
            every: 2,
          },
        }),
    ],
    [
      'the signal is aborted',
      (fitted) => fit({ ...fitted, ...descend, steps: 9, signal: AbortSignal.abort() }),
    ],
  ];
  test.each(leaving)('all that was made is freed where %s', async (_, leave) => {
    const fitted = regression();
    const before = tf.memory().numTensors;
    await leave(fitted).catch(() => undefined);
    expect(tf.memory().numTensors).toBe(before);
    fitted.model.dispose();
  });
});

/** The function, which throws at its call `at`. */
function throwing<A extends unknown[], R>(f: (...given: A) => R, at: number): (...given: A) => R {
  let calls = 0;
  return (...given) => {
    calls += 1;
    if (calls === at) throw new Error('at last');
    return f(...given);
  };
}

describe('stopping', () => {
  test('an aborted run finishes its step, saves, and resumed equals uninterrupted', async () => {
    const [whole, part, rest] = [regression(), regression(), regression()];
    const options = { key: key(3), steps: 8, reportEvery: 3 };
    await fit({ ...whole, ...options });

    const store = memoryStore();
    const controller = new AbortController();
    const stopping: Batches<Tensor> = {
      ...batches,
      batch: (epoch, index) => {
        if (index === 3) controller.abort();
        return batches.batch(epoch, index);
      },
    };
    const seen: number[] = [];
    const result = await fit({
      ...part,
      ...options,
      batches: stopping,
      checkpoint: { store },
      signal: controller.signal,
      onProgress: ({ step }) => void seen.push(step),
    });
    expect(result).toMatchObject({ steps: 4, aborted: true });
    expect(Object.keys(result.metrics).sort()).toEqual(['error', 'loss']);
    expect(seen).toEqual([3, 4]);

    const resume = await readCheckpoint(store);
    expect(resume!.step).toBe(4);
    const ended = await fit({ ...rest, ...options, resume });
    expect(ended).toMatchObject({ steps: 8, aborted: false });
    expect(await stateDict(rest.model)).toEqual(await stateDict(whole.model));
    for (const { model } of [whole, part, rest]) model.dispose();
  });

  test('a run that is over does nothing when it is resumed', async () => {
    const [first, again] = [falling(), falling()];
    const store = memoryStore();
    await fit({ ...first, ...descend, steps: 4, checkpoint: { store } });
    const resume = await readCheckpoint(store);
    const result = await fit({ ...again, ...descend, steps: 4, resume });
    expect(result).toEqual({ steps: 4, epochs: 0.8, metrics: {}, aborted: false });
    await expectClose(again.theta, 6, 0);
    first.model.dispose();
    again.model.dispose();
  });

  test('others have their turn while it trains', async () => {
    const fitted = falling();
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 30);
    const { aborted } = await fit({
      ...fitted,
      ...descend,
      steps: 1_000_000,
      reportEvery: 1_000_000,
      signal: controller.signal,
    });
    clearTimeout(timer);
    expect(aborted).toBe(true);
    fitted.model.dispose();
  });

  test('a turn is given by what is passed as pause', async () => {
    const fitted = falling();
    const controller = new AbortController();
    const pause = async (): Promise<void> => controller.abort();
    const options = { ...fitted, ...descend, steps: 1_000_000, reportEvery: 1_000_000, pause };
    expect((await fit({ ...options, signal: controller.signal })).aborted).toBe(true);
    fitted.model.dispose();
  });
});

describe('a loss that is not finite', () => {
  /** The loss is −∞ at step 10, then NaN: told, since not every engine gives them for log θ. */
  function diverging(): FitCase<Tensor> {
    const fitted = falling();
    let calls = 0;
    const objective: Objective<Tensor> = (...given) => {
      const estimate = fitted.objective(...given);
      const step = calls++;
      return step < 10 ? estimate : { ...estimate, value: tf.scalar(step > 10 ? NaN : -Infinity) };
    };
    return { ...fitted, objective };
  }

  test('stops the run, tells where, and leaves the last checkpoint as it was', async () => {
    const fitted = diverging();
    const store = memoryStore();
    const checkpoint = { store, every: 4 };
    const before = tf.memory().numTensors;
    const error = await fit({
      ...fitted,
      ...descend,
      steps: 100,
      reportEvery: 3,
      checkpoint,
    }).catch((reason: unknown) => reason);
    expect(tf.memory().numTensors).toBe(before);
    expect(error).toBeInstanceOf(NonFiniteLossError);
    const { step, epoch, index, keyWords, checkpoint: last } = error as NonFiniteLossError;
    expect({ step, epoch, index, last }).toEqual({
      step: 10,
      epoch: 2,
      index: 0,
      last: { name: 'checkpoint.safetensors', step: 8 },
    });
    expect(keyWords).toEqual(foldIn(key(3), 10).words);
    expect((error as Error).message).toMatch(
      /^fit: loss: expected a finite number; got -Infinity at step 10 \(epoch 2, batch 0, key 0x[0-9a-f]{16}\)\. Resume from checkpoint\.safetensors, saved after 8 steps, /,
    );
    const saved = await readCheckpoint(store);
    expect(saved!.model['theta']!.data).toEqual(new Float32Array([2]));
    fitted.model.dispose();
  });

  test('is never saved, even where it is not yet reported', async () => {
    const fitted = diverging();
    const store = memoryStore();
    const checkpoint = { store, every: 11 };
    const options = { ...fitted, ...descend, steps: 100, reportEvery: 100, checkpoint };
    await expect(fit(options)).rejects.toThrow('Train anew with a lower learning rate');
    expect(await store.list()).toEqual([]);
    fitted.model.dispose();
  });

  test('nor is a parameter', async () => {
    const fitted = falling();
    const store = memoryStore();
    const optimizer = sgd({ learningRate: (step) => (step === 2 ? Infinity : 1) });
    const options = {
      ...fitted,
      optimizer,
      key: key(3),
      steps: 3,
      checkpoint: { store, every: 2 },
    };
    await expect(fit(options)).rejects.toThrow(
      'fit: parameter theta: expected a finite number; got -Infinity at step 2 (epoch 0, batch 2',
    );
    expect((await readCheckpoint(store))!.step).toBe(2);
    fitted.model.dispose();
  });
});

describe('options that make no sense are refused', () => {
  const cases: readonly [string, object, string][] = [
    [
      'neither steps nor epochs',
      {},
      'fit: steps: expected a number either of steps or of epochs; got none.',
    ],
    ['both', { steps: 1, epochs: 1 }, 'got both.'],
    ['half a step', { steps: 0.5 }, 'fit: steps: expected an integer ≥ 0; got 0.5.'],
    ['no end of epochs', { epochs: Infinity }, 'fit: epochs: expected a number ≥ 0; got Infinity.'],
    [
      'no reports',
      { steps: 1, reportEvery: 0 },
      'fit: reportEvery: expected an integer ≥ 1; got 0.',
    ],
    [
      'no batches',
      { steps: 1, batches: { ...batches, batchesPerEpoch: 0 } },
      'fit: batches.batchesPerEpoch: expected an integer ≥ 1; got 0.',
    ],
  ];
  test.each(cases)('%s', async (_, options, message) => {
    const fitted = falling();
    await expect(fit({ ...fitted, ...descend, ...options })).rejects.toThrow(message);
    fitted.model.dispose();
  });

  test('one variable under two paths', async () => {
    const fitted = falling();
    const { theta } = fitted;
    const model = { parameters: () => ({ a: theta, b: theta }) };
    await expect(fit({ ...fitted, ...descend, model, steps: 1 })).rejects.toThrow(
      'fit: model: expected each variable under one path; got a, b.',
    );
    fitted.model.dispose();
  });

  const estimates: readonly [string, object, string][] = [
    ['no gradients', { grads: {} }, 'expected a gradient of at least one parameter; got none.'],
    [
      'an unknown path',
      { grads: { phi: tf.scalar } },
      'expected gradients by the paths of the model; got phi.',
    ],
    [
      'another shape',
      { grads: { theta: () => tf.ones([2]) } },
      'expected a gradient of shape [] for theta; got shape [2].',
    ],
  ];
  test.each(estimates)(
    'an objective that returns %s',
    async (_, { grads }: { grads?: object }, told) => {
      const fitted = falling();
      const objective: Objective<Tensor> = () => ({
        value: tf.scalar(1),
        grads: Object.fromEntries(
          Object.entries(grads!).map(([path, make]) => [path, (make as (x: number) => Tensor)(1)]),
        ),
      });
      await expect(fit({ ...fitted, ...descend, objective, steps: 1 })).rejects.toThrow(
        `fit: objective: ${told}`,
      );
      fitted.model.dispose();
    },
  );
});
