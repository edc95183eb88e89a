import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { nodeBackend } from '@gen/backend-node';
import { key, split, use, valueAndGrads, type Key, type Objective } from '@gen/core';
import { conv2d, dense, flatten, relu, sequential, type HasParameters } from '@gen/core/nn';
import { adam, cosineDecay, fit, writeSafetensors } from '@gen/core/train';
import {
  datasetTensor,
  labelledBatches,
  shift,
  type Dataset,
  type LabelledBatch,
  type LabelledDataset,
} from '@gen/data';
import { mnist } from '@gen/data/node';
import * as tf from '@tensorflow/tfjs-core';
import { halfBits } from './half-bits.js';

const EPOCHS = 12;
const BATCH = 100;

/**
 * Trains the classifier whose features `digitFeatures` of `@gen/data/features` are, on MNIST, and writes its
 * weights over those that are there. A few minutes; MNIST is fetched unless `GEN_DATA` has it.
 */
export async function trainDigitFeatures(root: string): Promise<number> {
  const { train, test } = await mnist();
  await use(nodeBackend());
  const [forNetwork, forBatches, forSteps] = split(key(0), 3) as [Key, Key, Key];
  const network = classifier(forNetwork);
  const objective: Objective<LabelledBatch> = ({ x, y }) =>
    valueAndGrads(network.parameters(), () => ({
      value: tf.neg(
        tf.mean(tf.sum(tf.mul(tf.oneHot(y, 10), tf.logSoftmax(network.apply(x) as tf.Tensor)), -1)),
      ),
    }));
  const steps = (EPOCHS * train.count) / BATCH;
  await fit({
    model: network,
    objective,
    batches: labelledBatches(train as LabelledDataset, {
      batchSize: BATCH,
      key: forBatches,
      transform: shift({ pixels: 2 }),
    }),
    optimizer: adam({ learningRate: cosineDecay({ from: 0.003, steps }) }),
    epochs: EPOCHS,
    key: forSteps,
    onProgress: ({ step, metrics }) => {
      if (step % 600 === 0) console.log(`step ${step} of ${steps}: ${metrics.loss}`);
    },
  });
  console.log(`accuracy on test images: ${await accuracy(network, test)}`);
  const file = join(root, 'packages/data/src/features/digit-weights.ts');
  await writeFile(file, weightsModule(await halfWeights(network)));
  console.log(`written: ${file}; state the accuracy in digit-features.ts and its test`);
  network.dispose();
  return 0;
}

/** What `digitFeatures` computes, and a last layer that tells digits by it. */
function classifier(key: Key) {
  const [a, b, c, d] = split(key, 4) as [Key, Key, Key, Key];
  const geometry = { kernelSize: 3, stride: 2, padding: 'same' } as const;
  return sequential([
    conv2d({ inputs: 1, outputs: 8, ...geometry, key: a }),
    relu,
    conv2d({ inputs: 8, outputs: 16, ...geometry, key: b }),
    relu,
    flatten,
    dense({ inputs: 7 * 7 * 16, outputs: 32, key: c }),
    relu,
    dense({ inputs: 32, outputs: 10, key: d }),
  ]);
}

async function accuracy(network: ReturnType<typeof classifier>, test: Dataset): Promise<number> {
  const guessed = tf.tidy(() => tf.argMax(network.apply(datasetTensor(test)) as tf.Tensor, 1));
  const guesses = await guessed.data();
  guessed.dispose();
  return guesses.filter((guess, i) => guess === test.labels![i]).length / test.count;
}

/** Parameters by path in the layout that they have in memory, in half precision, as safetensors. */
async function halfWeights(model: HasParameters): Promise<Uint8Array> {
  const tensors = await Promise.all(
    Object.entries(model.parameters()).map(async ([path, variable]) => {
      const data = Uint16Array.from(await variable.data(), halfBits);
      return [path, { dtype: 'F16', shape: variable.shape, data }] as const;
    }),
  );
  return writeSafetensors(Object.fromEntries(tensors));
}

const weightsModule = (bytes: Uint8Array): string => `/**
 * Weights of \`digitFeatures\`, half precision, as base64 of a safetensors file. Written by
 * \`npm run bench -- digit-features\`.
 */
export const digitWeights =
  '${Buffer.from(bytes).toString('base64')}';

/** CRC-32 of their bytes. */
export const digitWeightsHash = '${crc32(bytes).toString(16).padStart(8, '0')}';
`;
