import { key, type Key } from '@gen/core';
import { extractFeatures, frechetDistance, kernelDistance } from '@gen/core/metrics';
import { uniform } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { datasetTensor } from '../dataset-tensor.js';
import { digits } from '../digits/digits.js';
import { digitFeatures, digitLogits } from './digit-features.js';

const COUNT = 200;

const written = (key: Key): tf.Tensor => datasetTensor(digits(key, { count: COUNT }));

const featuresOf = (images: tf.Tensor): tf.Tensor => {
  const features = extractFeatures(digitFeatures, images);
  images.dispose();
  return features;
};

test('features tell noise from digits, and not digits from other digits', async () => {
  const [some, others] = [featuresOf(written(key(0))), featuresOf(written(key(1)))];
  const noise = featuresOf(uniform(key(2), [COUNT, 28, 28, 1]));
  expect(some.shape).toEqual([COUNT, 32]);

  const alike = await frechetDistance(some, others);
  const apart = await frechetDistance(some, noise);
  expect(apart.value).toBeGreaterThan(20 * alike.value);
  expect(apart.value).toBeGreaterThan(alike.value + 10 * apart.standardError);

  const none = await kernelDistance(some, others, { key: key(3), blockSize: 20 });
  const large = await kernelDistance(some, noise, { key: key(3), blockSize: 20 });
  expect(Math.abs(none.value)).toBeLessThan(4 * none.standardError);
  expect(large.value).toBeGreaterThan(10 * large.standardError);
  tf.dispose([some, others, noise]);
});

test('the classifier reads nine of ten digits that are made here', async () => {
  const images = written(key(4));
  const read = tf.tidy(() => tf.argMax(digitLogits(images), 1));
  const right = (await read.data()).filter((digit, i) => digit === i % 10).length;
  tf.dispose([images, read]);
  expect(right / COUNT).toBeGreaterThan(0.9);
});

test('nothing is kept on the engine', async () => {
  await expectNoLeak(() => {
    tf.tidy(() => void digitFeatures.features(tf.zeros([2, 28, 28, 1])));
  });
});

test('images of another size are an error', () => {
  expect(() => digitFeatures.features(tf.zeros([2, 28, 28]))).toThrow(
    'digitFeatures: images: expected shape [..., 28,28,1]; got shape [2,28,28].',
  );
});
