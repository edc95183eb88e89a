// A run that is killed: node child.js FOLDER. It goes on from what the folder holds, and says when it begins.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, key, use, valueAndGrads, type Objective } from '@gen/core';
import { dense, sequential } from '@gen/core/nn';
import { gaussian } from '@gen/core/random';
import { csvLog, fit, jsonLinesLog, movingAverage, readCheckpoint } from '@gen/core/train';
import { folderStore, nodeBackend } from '@gen/backend-node';

await use(nodeBackend({ prefer: process.env['GEN_BACKEND'] ?? 'wasm' }));
const store = folderStore(process.argv[2]!);

const model = sequential([
  dense({ inputs: 3, outputs: 8, key: key(0) }),
  (x: Tensor) => tf.tanh(x),
  dense({ inputs: 8, outputs: 1, key: key(1) }),
]);
const objective: Objective<Tensor> = (x, key) =>
  valueAndGrads(model.parameters(), () => {
    const noisy = tf.add(x, tf.mul(gaussian(key, x.shape), 0.1));
    const error = tf.sub(model.apply(noisy), tf.sum(x, -1, true));
    return { value: tf.mean(tf.square(error)), metrics: { error: tf.mean(tf.abs(error)) } };
  });
const batchesOf = (seed: number) => ({
  batchesPerEpoch: 10,
  batchSize: 4,
  batch: (epoch: number, index: number) => gaussian(foldIn(key(seed), 10 * epoch + index), [4, 3]),
});

const resume = await readCheckpoint(store);
process.stdout.write('begun\n');
await fit({
  model,
  objective,
  batches: batchesOf(2),
  key: key(3),
  steps: 60,
  ema: movingAverage(model),
  validation: {
    batches: batchesOf(4),
    every: 5,
    averaged: true,
    earlyStopping: { patience: Infinity },
  },
  checkpoint: { store, every: 2, keep: 3 },
  resume,
  reportEvery: 3,
  onProgress: [csvLog({ store, perStep: true }), jsonLinesLog({ store })],
});
