import * as tf from '@tensorflow/tfjs-core';
import { expectClose, layerLaws, moduleGoldens } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key, split } from '../index.js';
import { silu, tanh } from './activations.js';
import { basicBlock } from './basic-block.js';
import { batchNorm } from './batch-norm.js';
import { dense } from './dense.js';
import goldens from './goldens/networks.json' with { type: 'json' };
import { layerNorm } from './layer-norm.js';
import { mlp } from './mlp.js';
import { convResNet, resNet } from './res-net.js';
import { residual } from './residual.js';

const k = key(0);
const [bodyKey, shortcutKey] = split(k);
const sharp = (channels: number) => batchNorm({ channels, epsilon: 1e-3 });

moduleGoldens(goldens.cases, {
  mlp: () => mlp({ inputs: 3, hidden: [5, 4], outputs: 2, activation: tanh, key: k }),
  'mlp with normalization and dropout': () =>
    mlp({
      inputs: 3,
      hidden: [5, 4],
      outputs: 2,
      activation: silu,
      normalization: (shape) => layerNorm({ shape }),
      rate: 0.3,
      key: k,
    }),
  'mlp without hidden layers': () => mlp({ inputs: 3, hidden: [], outputs: 2, key: k }),
  residual: () =>
    residual(dense({ inputs: 3, outputs: 4, key: bodyKey }), {
      shortcut: dense({ inputs: 3, outputs: 4, bias: false, key: shortcutKey }),
    }),
  resNet: () => resNet({ inputs: 2, outputs: 3, width: 4, key: k }),
  'resNet with batch norm, training': () =>
    resNet({
      inputs: 2,
      outputs: 3,
      width: 4,
      blocks: 1,
      activation: tanh,
      normalization: sharp,
      key: k,
    }),
  convResNet: () => convResNet({ inputs: 2, outputs: 3, width: 4, blocks: 1, key: k }),
  'convResNet with batch norm and dropout, evaluated': () =>
    convResNet({ inputs: 1, outputs: 2, width: 3, rate: 0.2, normalization: sharp, key: k }),
  basicBlock: () => basicBlock({ inputs: 2, outputs: 2, key: k }),
  'basicBlock of stride 2, training': () =>
    basicBlock({ inputs: 2, outputs: 3, stride: 2, key: k }),
});

const training = { train: true, key: key(5) };

layerLaws(
  'mlp that drops',
  () => mlp({ inputs: 3, hidden: [8], outputs: 2, activation: tanh, rate: 0.25, key: k }),
  {
    input: [4, 3],
    output: [4, 2],
    parameters: ['0.weight', '0.bias', '3.weight', '3.bias'],
    refuses: [[4, 2]],
    options: training,
  },
);
layerLaws('resNet', () => resNet({ inputs: 3, outputs: 2, width: 4, blocks: 0, key: k }), {
  input: [4, 3],
  output: [4, 2],
  parameters: [
    'initial_layer.weight',
    'initial_layer.bias',
    'final_layer.weight',
    'final_layer.bias',
  ],
  refuses: [[4, 2]],
});

test('the blocks of a new residual network are nearly nothing', async () => {
  const [deep, ends] = [2, 0].map((blocks) =>
    resNet({ inputs: 3, outputs: 2, width: 16, blocks, key: k }),
  );
  const x = tf.tensor2d([[1, -2, 0.5]]);
  const [y, plain] = [deep!.apply(x), ends!.apply(x)];
  await expectClose(y, plain, 0.02);
  tf.dispose([x, y, plain]);
  for (const network of [deep, ends]) network!.dispose();
});

test.each<[string, () => unknown, string]>([
  [
    'no inputs',
    () => mlp({ inputs: 0, hidden: [], outputs: 1, key: k }),
    'mlp: inputs: expected an integer ≥ 1; got 0.',
  ],
  [
    'half a unit',
    () => mlp({ inputs: 1, hidden: [2.5], outputs: 1, key: k }),
    'mlp: hidden: expected an integer ≥ 1; got 2.5.',
  ],
  [
    'no outputs',
    () => mlp({ inputs: 1, hidden: [], outputs: 0, key: k }),
    'mlp: outputs: expected an integer ≥ 1; got 0.',
  ],
  [
    'no width',
    () => resNet({ inputs: 1, outputs: 1, width: 0, key: k }),
    'resNet: width: expected an integer ≥ 1; got 0.',
  ],
  [
    'minus one block',
    () => convResNet({ inputs: 1, outputs: 1, width: 1, blocks: -1, key: k }),
    'convResNet: blocks: expected an integer ≥ 0; got -1.',
  ],
])('%s is refused, and nothing is left behind', (_, make, message) => {
  const before = tf.memory().numTensors;
  expect(make).toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
});
