import { nodeBackend } from '@gen/backend-node';
import { use } from '@gen/core';
import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { datasetTensor } from '../dataset-tensor.js';
import { mnistFolder } from '../node/mnist-folder.js';
import { digitLogits } from './digit-features.js';
import { digitWeights, digitWeightsHash } from './digit-weights.js';

const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const mnist = join(process.env['GEN_DATA'] ?? beside, 'mnist');

test('the hash is that of the weights, which take less than 90 kB', () => {
  const hash = crc32(Buffer.from(digitWeights, 'base64')).toString(16).padStart(8, '0');
  expect(digitWeightsHash).toBe(hash);
  expect(digitWeights.length).toBeLessThan(90_000);
});

test('the classifier reads as many of the test images of MNIST as is said', async ({ skip }) => {
  if (!existsSync(mnist)) skip(`no ${mnist}: name the folder of real data in GEN_DATA`);
  await use(nodeBackend({ prefer: 'wasm' }));
  const { test: real } = await mnistFolder(mnist);
  const images = datasetTensor(real!);
  const read = tf.tidy(() => tf.argMax(digitLogits(images), 1));
  const right = (await read.data()).filter((digit, i) => digit === real!.labels![i]).length;
  tf.dispose([images, read]);
  expect(right / real!.count).toBeCloseTo(0.9872, 3);
});
