import * as tf from '@tensorflow/tfjs-core';
import { expectClose, layerLaws, moduleGoldens } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key } from '../index.js';
import { batchNorm } from './batch-norm.js';
import { channelDropout, dropout } from './dropout.js';
import goldens from './goldens/normalization.json' with { type: 'json' };
import { groupNorm } from './group-norm.js';
import { instanceNorm } from './instance-norm.js';
import { layerNorm } from './layer-norm.js';
import type { Layer } from './layer.js';
import { rmsNorm } from './rms-norm.js';

const affine = ['weight', 'bias'];
const statistics = ['running_mean', 'running_var', 'num_batches_tracked'];

moduleGoldens(goldens.cases, {
  'batchNorm, training': () => batchNorm({ channels: 3 }),
  'batchNorm, evaluated': () => batchNorm({ channels: 3 }),
  'batchNorm of images, training': () => batchNorm({ channels: 2, epsilon: 1e-3, momentum: 0.3 }),
  'batchNorm of images, evaluated': () => batchNorm({ channels: 2, epsilon: 1e-3 }),
  'batchNorm by a cumulative average': () => batchNorm({ channels: 3, momentum: null }),
  'batchNorm without parameters': () => batchNorm({ channels: 3, affine: false }),
  instanceNorm: () => instanceNorm({ channels: 3 }),
  'instanceNorm of series, affine': () =>
    instanceNorm({ channels: 3, affine: true, epsilon: 1e-2 }),
  groupNorm: () => groupNorm({ channels: 4, groups: 2 }),
  'groupNorm without parameters': () =>
    groupNorm({ channels: 4, groups: 2, affine: false, epsilon: 1e-2 }),
  layerNorm: () => layerNorm({ shape: 5 }),
  'layerNorm over two axes': () => layerNorm({ shape: [3, 2], epsilon: 1e-3 }),
  'layerNorm without bias': () => layerNorm({ shape: 4, bias: false }),
  'layerNorm without parameters': () => layerNorm({ shape: 4, affine: false }),
  rmsNorm: () => rmsNorm({ shape: 5 }),
  'rmsNorm over two axes': () => rmsNorm({ shape: [3, 2], epsilon: 1e-2 }),
  'rmsNorm without parameters': () => rmsNorm({ shape: 4, affine: false }),
  'dropout, evaluated': () => dropout({ rate: 0.3 }),
  'channelDropout, evaluated': () => channelDropout({ rate: 0.3 }),
});

layerLaws('batchNorm, training', () => batchNorm({ channels: 2 }), {
  input: [4, 3, 2],
  output: [4, 3, 2],
  parameters: [...affine, ...statistics],
  refuses: [[4, 3], [2], [1, 2]],
  options: { train: true },
});
layerLaws('batchNorm, evaluated', () => batchNorm({ channels: 2 }), {
  input: [1, 2],
  output: [1, 2],
  parameters: [...affine, ...statistics],
});
layerLaws('instanceNorm', () => instanceNorm({ channels: 2, affine: true }), {
  input: [2, 4, 2],
  output: [2, 4, 2],
  parameters: affine,
  refuses: [
    [4, 2],
    [2, 4, 3],
  ],
});
layerLaws('groupNorm', () => groupNorm({ channels: 4, groups: 2 }), {
  input: [2, 3, 4],
  output: [2, 3, 4],
  parameters: affine,
  refuses: [[4], [2, 3]],
});
layerLaws('layerNorm', () => layerNorm({ shape: 4 }), {
  input: [2, 3, 4],
  output: [2, 3, 4],
  parameters: affine,
  refuses: [[], [4, 3]],
});
layerLaws('rmsNorm', () => rmsNorm({ shape: [2, 3] }), {
  input: [2, 2, 3],
  output: [2, 2, 3],
  parameters: ['weight'],
  refuses: [[3], [3, 2]],
});

test('running statistics go to those of the data, and evaluation then normalizes it', async () => {
  const layer = batchNorm({ channels: 1, momentum: 0.5 });
  const x = tf.tensor2d([[1], [3], [5], [7]]); // of mean 4 and unbiased variance 20 / 3
  for (let step = 1; step <= 30; step++) layer.apply(x, { train: true }).dispose();
  const {
    running_mean: mean,
    running_var: variance,
    num_batches_tracked: count,
  } = layer.parameters();
  await expectClose(mean!, [4], 1e-6);
  await expectClose(variance!, [20 / 3], 1e-6);
  await expectClose(count!, 30, 0);
  const y = layer.apply(x);
  await expectClose(
    y,
    [-3, -1, 1, 3].map((each) => each / Math.sqrt(20 / 3 + 1e-5)),
    1e-5,
  );
  tf.dispose([x, y]);
  layer.dispose();
});

test('without a momentum the running statistics are the means over all batches', async () => {
  const layer = batchNorm({ channels: 1, momentum: null });
  const batches = [[1, 3], [5, 9], [0, 2]].map((values) => tf.tensor2d(values, [2, 1])); // prettier-ignore
  for (const x of batches) layer.apply(x, { train: true }).dispose();
  const { running_mean: mean, running_var: variance } = layer.parameters();
  await expectClose(mean!, [(2 + 7 + 1) / 3], 1e-6);
  await expectClose(variance!, [(2 + 8 + 2) / 3], 1e-6);
  tf.dispose(batches);
  layer.dispose();
});

test('evaluation moves nothing', async () => {
  const layer = batchNorm({ channels: 2 });
  const before = Object.values(layer.parameters()).map((each) => each.dataId);
  const x = tf.ones([3, 2]);
  layer.apply(x, { train: false, key: key(0) }).dispose();
  expect(Object.values(layer.parameters()).map((each) => each.dataId)).toEqual(before);
  x.dispose();
  layer.dispose();
});

/** Second derivatives by the gradient of Σ w · dy/dx against its difference along a direction. */
test.each<[string, () => Layer]>([
  ['batchNorm', () => batchNorm({ channels: 2 })],
  ['instanceNorm', () => instanceNorm({ channels: 2, affine: true })],
  ['rmsNorm', () => rmsNorm({ shape: 2 })],
])('%s has second derivatives that agree with differences of the first', async (_, make) => {
  const layer = make();
  const options = { train: true };
  const [x, along, step] = [
    tf.tensor([0.3, -1, 2, 0.5, -0.7, 1.1], [1, 3, 2]),
    tf.tensor([1, 0.5, -0.5, 1, 0.2, -1], [1, 3, 2]),
    2 ** -6,
  ];
  const slope = (at: tf.Tensor): tf.Scalar => {
    const dx = tf.grad((t) => tf.sum(tf.sin(tf.mul(layer.apply(t, options), 2))))(at);
    return tf.sum(tf.mul(dx, tf.tensor([1, 2, -1, 0.5, 1, -2], [1, 3, 2])));
  };
  const [exact, difference] = tf.tidy(() => [
    tf.sum(tf.mul(tf.grad(slope)(x), along)),
    tf.div(
      tf.sub(slope(tf.add(x, tf.mul(along, step))), slope(tf.sub(x, tf.mul(along, step)))),
      2 * step,
    ),
  ]);
  await expectClose(exact!, difference!, 5e-3);
  tf.dispose([x, along, exact!, difference!]);
  layer.dispose();
});
