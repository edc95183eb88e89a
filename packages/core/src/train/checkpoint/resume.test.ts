import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '../../random/key.js';
import { dense } from '../../nn/dense.js';
import { loadStateDict, stateDict } from '../../nn/state-dict.js';
import { valueAndGrads } from '../../value-and-grads.js';
import type { FitStepsOptions } from '../fit-options.js';
import { fit } from '../fit.js';
import { memoryStore } from '../memory-store.js';
import { movingAverage } from '../moving-average.js';
import { adam } from '../optimizers/adam.js';
import { sgd } from '../optimizers/sgd.js';
import type { Checkpoint } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';

function options(inputs = 2): FitStepsOptions<Tensor> & { dispose(): void } {
  const model = dense({ inputs, outputs: 1, key: key(0) });
  return {
    model,
    objective: (x) =>
      valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) })),
    batches: { batchesPerEpoch: 2, batchSize: 3, batch: () => tf.ones([3, inputs]) },
    optimizer: adam(),
    key: key(1),
    steps: 4,
    dispose: () => model.dispose(),
  };
}

async function saved(): Promise<Checkpoint> {
  const store = memoryStore();
  const fitted = options();
  const ema = movingAverage(fitted.model);
  await fit({ ...fitted, ema, checkpoint: { store, configuration: { inputs: 2 } } });
  ema.dispose();
  fitted.dispose();
  return (await readCheckpoint(store))!;
}

describe('a checkpoint of another run is refused and changes nothing', () => {
  type Change = (fitted: FitStepsOptions<Tensor>) => Partial<FitStepsOptions<Tensor>>;
  const cases: readonly [string, number, Change, string][] = [
    [
      'another model',
      3,
      () => ({}),
      'fit: resume: expected the parameters of this model; got different: weight [1,2] instead of [1,3].',
    ],
    [
      'another optimizer',
      2,
      () => ({ optimizer: sgd({ learningRate: 0.1, momentum: 0.9 }) }),
      'fit: resume: expected the state of this optimizer; got missing: 0.momentum.weight, ' +
        '0.momentum.bias; unexpected: 0.firstMoment.bias, 0.firstMoment.weight, ',
    ],
    [
      'no moving average',
      2,
      () => ({ ema: undefined }),
      'fit: resume: expected the moving averages of this run; got unexpected: ',
    ],
    ['another key', 2, () => ({ key: key(2) }), 'fit: resume: expected a run with key 0x'],
    [
      'data of another size',
      2,
      ({ batches }) => ({ batches: { ...batches, batchesPerEpoch: 7 } }),
      'fit: resume: expected a run with batchesPerEpoch 7; got 2.',
    ],
    [
      'batches of another size',
      2,
      ({ batches }) => ({ batches: { ...batches, batchSize: 7 } }),
      'fit: resume: expected a run with batchSize 7; got 3.',
    ],
  ];

  test.each(cases)('%s', async (_, inputs, change, message) => {
    const resume = await saved();
    const fitted = options(inputs);
    const ema = movingAverage(fitted.model);
    const before = await Promise.all([stateDict(fitted.model), stateDict(ema)]);
    const tensors = tf.memory().numTensors;
    await expect(fit({ ...fitted, ema, resume, ...change(fitted) })).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(await Promise.all([stateDict(fitted.model), stateDict(ema)])).toEqual(before);
    ema.dispose();
    fitted.dispose();
  });
});

test('the weights and the configuration of a checkpoint are enough to make the model again', async () => {
  const { model: weights, ema, configuration } = await saved();
  const { inputs } = configuration as { inputs: number };
  const model = dense({ inputs, outputs: 1, key: key(9) });
  loadStateDict(model, weights);
  expect(await stateDict(model)).toEqual(weights);
  expect(weights).not.toEqual(ema);
  model.dispose();
});
