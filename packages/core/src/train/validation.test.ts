import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, fallingCase, falls, fiveBatches, regressionCase } from '@gen/test-utils';
import { foldIn, key } from '../index.js';
import { stateDict } from '../nn/state-dict.js';
import { gaussian } from '../random/index.js';
import type { Batches } from './batches.js';
import { fit } from './fit.js';
import { fitSteps } from './fit-steps.js';
import { movingAverage } from './moving-average.js';
import type { Progress } from './progress.js';
import type { Evaluation } from './validation-options.js';

/** Three batches that are held out. */
const heldOut: Batches<Tensor> = {
  batchesPerEpoch: 3,
  batchSize: 2,
  batch: (_, index) => gaussian(foldIn(key(12), index), [2, 3]),
};

const validations = (seen: readonly Progress[]): unknown[] =>
  seen.flatMap(({ step, validation }) => (validation ? [[step, validation]] : []));

describe('validation', () => {
  test('scores by the objective at the end of each epoch, unless it is told otherwise', async () => {
    const fitted = fallingCase();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    const validation = { batches: heldOut };
    const { best } = await fit({ ...fitted, ...falls, steps: 11, validation, onProgress });
    expect(validations(seen)).toEqual([
      [5, { loss: 5 }],
      [10, { loss: 0 }],
    ]);
    expect(seen.map((progress) => progress.best)).toEqual([
      { step: 5, score: 5 },
      { step: 10, score: 0 },
      { step: 10, score: 0 },
    ]);
    expect(best).toEqual({ step: 10, score: 0 });
    fitted.model.dispose();
  });

  test('asks the objective to evaluate where it can, and follows nothing', async () => {
    const fitted = fallingCase();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    const evaluate = (x: Tensor) => ({ loss: tf.scalar(x.shape[0]!), own: tf.scalar(7) });
    const objective = Object.assign(
      (...given: Parameters<typeof fitted.objective>) => fitted.objective(...given),
      { evaluate },
    );
    const validation = { batches: heldOut };
    await fit({ ...fitted, objective, ...falls, steps: 5, validation, onProgress });
    expect(validations(seen)).toEqual([[5, { loss: 2, own: 7 }]]);
    fitted.model.dispose();
  });

  test('gives the means over all batches, each with its own key, at its times', async () => {
    const fitted = fallingCase();
    const [seen, words]: [Progress[], unknown[]] = [[], []];
    const evaluate: Evaluation<Tensor> = (x, key) => {
      words.push(key.words);
      return { size: tf.scalar(words.length), theta: tf.mul(fitted.theta, 1), sum: tf.sum(x) };
    };
    const validation = { batches: heldOut, evaluate, every: 2 };
    const onProgress = (progress: Progress): void => void seen.push(progress);
    await fit({ ...fitted, ...falls, steps: 4, validation, onProgress });
    const [first, second] = validations(seen) as [number, Record<string, number>][];
    expect(first).toMatchObject([2, { size: 2, theta: 8 }]);
    expect(second).toMatchObject([4, { size: 5, theta: 6, sum: first![1]['sum'] }]);
    expect(words.slice(3)).toEqual(words.slice(0, 3));
    const steps = [0, 1, 2, 3].map((step) => foldIn(key(3), step).words);
    expect(new Set([...words, ...steps].map(String)).size).toBe(3 + 4);
    fitted.model.dispose();
  });

  test('changes nothing of the training, bit for bit', async () => {
    const [plain, validated] = [regressionCase(), regressionCase()];
    await fit({ ...plain, key: key(3), steps: 6 });
    await fit({
      ...validated,
      key: key(3),
      steps: 6,
      validation: { batches: heldOut, every: 2 },
      reportEvery: 1,
    });
    expect(await stateDict(validated.model)).toEqual(await stateDict(plain.model));
    plain.model.dispose();
    validated.model.dispose();
  });

  test('may score the averages, which leaves them and the parameters where they are', async () => {
    const fitted = fallingCase();
    const ema = movingAverage(fitted.model, { decay: () => 0.5 });
    const evaluate = (): { loss: tf.Scalar } => ({ loss: tf.mul(fitted.theta, 1) });
    const seen: Progress[] = [];
    const validation = { batches: heldOut, evaluate, every: 2, averaged: true };
    const onProgress = (progress: Progress): void => void seen.push(progress);
    await fit({ ...fitted, ...falls, ema, steps: 2, validation, onProgress });
    expect(validations(seen)).toEqual([[2, { loss: 8.75 }]]); // (10 + 9) / 2, and of this and 8
    await expectClose(fitted.theta, 8, 0);
    await expectClose(ema.parameters()['theta']!, 8.75, 0);
    ema.dispose();
    fitted.model.dispose();
  });

  const failing: readonly [string, Evaluation<Tensor>, string][] = [
    [
      'gives no scalar',
      (x) => ({ loss: tf.sum(x, 0) as tf.Tensor as tf.Scalar }),
      'fit: validation.evaluate: expected a scalar as loss; got shape [3].',
    ],
    [
      'throws',
      () => {
        throw new Error('at last');
      },
      'at last',
    ],
  ];
  test.each(failing)('frees what was made where it %s', async (_, evaluate, message) => {
    const fitted = regressionCase();
    const before = tf.memory().numTensors;
    let calls = 0;
    const validation = {
      batches: heldOut,
      evaluate: (x: Tensor, key: Parameters<typeof evaluate>[1]) =>
        ++calls === 3 ? evaluate(x, key) : { loss: tf.sum(x) as tf.Scalar },
    };
    await expect(fit({ ...fitted, key: key(3), epochs: 1, validation })).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
    fitted.model.dispose();
  });

  test('leaves the time that it takes out of the speed, and lets others have their turn', async () => {
    const fitted = fallingCase();
    const slow: Batches<Tensor> = {
      ...heldOut,
      batch: async (epoch, index) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return fiveBatches.batch(epoch, index);
      },
    };
    let turns = 0;
    const pause = async (): Promise<void> => void (turns += 1);
    const validation = { batches: slow, every: 1 };
    for await (const { secondsPerStep } of fitSteps({
      ...fitted,
      ...falls,
      steps: 2,
      reportEvery: 1,
      validation,
      pause,
    })) {
      expect(secondsPerStep).toBeLessThan(0.25);
    }
    expect(turns).toBeGreaterThanOrEqual(6);
    fitted.model.dispose();
  });
});

describe('options of validation that make no sense are refused', () => {
  const cases: readonly [string, object, string][] = [
    [
      'no batches',
      { batches: { ...heldOut, batchesPerEpoch: 0 } },
      'fit: validation.batches.batchesPerEpoch: expected an integer ≥ 1; got 0.',
    ],
    ['no steps', { every: 0 }, 'fit: validation.every: expected an integer ≥ 1; got 0.'],
    ['no averages', { averaged: true }, 'fit: ema: expected averages to validate; got none.'],
    [
      'no patience',
      { earlyStopping: { patience: 0 } },
      'fit: validation.earlyStopping.patience: expected an integer ≥ 1; got 0.',
    ],
    [
      'a negative difference',
      { earlyStopping: { patience: 1, minDelta: -1 } },
      'fit: validation.earlyStopping.minDelta: expected a number ≥ 0; got -1.',
    ],
  ];
  test.each(cases)('%s', async (_, options, message) => {
    const fitted = fallingCase();
    const validation = { batches: heldOut, ...options };
    await expect(fit({ ...fitted, ...falls, steps: 1, validation })).rejects.toThrow(message);
    fitted.model.dispose();
  });
});
