import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { key, split } from '../index.js';
import type { HostTensors } from '../train/index.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import type { Layer } from './layer.js';
import { sequential } from './sequential.js';
import { loadStateDict, stateDict } from './state-dict.js';

function network(seed: number): Layer {
  const [first, second, third] = split(key(seed), 3);
  return sequential([
    conv2d({ inputs: 1, outputs: 2, kernelSize: [2, 3], key: first }),
    convTranspose2d({ inputs: 2, outputs: 3, kernelSize: [2, 3], key: second }),
    dense({ inputs: 3, outputs: 4, key: third }),
  ]);
}

test('names and shapes are those of PyTorch', async () => {
  const layer = network(0);
  const tensors = await stateDict(layer);
  expect(Object.fromEntries(Object.entries(tensors).map(([k, { shape }]) => [k, shape]))).toEqual({
    '0.weight': [2, 1, 2, 3],
    '0.bias': [2],
    '1.weight': [2, 3, 2, 3],
    '1.bias': [3],
    '2.weight': [4, 3],
    '2.bias': [4],
  });
  layer.dispose();
});

test('loading what was saved makes the same network, bit for bit', async () => {
  const [saved, other] = [network(0), network(1)];
  loadStateDict(other, await stateDict(saved));
  for (const [path, variable] of Object.entries(saved.parameters())) {
    await expectClose(other.parameters()[path]!, variable, 0);
  }
  saved.dispose();
  other.dispose();
});

test('half floats are widened exactly', async () => {
  const layer = dense({ inputs: 2, outputs: 1, key: key(0) });
  loadStateDict(layer, {
    weight: { dtype: 'F16', shape: [1, 2], data: new Uint16Array([0x3c00, 0xb555]) },
    bias: { dtype: 'BF16', shape: [1], data: new Uint16Array([0x4049]) },
  });
  await expectClose(layer.parameters()['weight']!, [1, -0.333251953125], 0);
  await expectClose(layer.parameters()['bias']!, [3.140625], 0);
  layer.dispose();
});

test('neither saving nor loading leaves tensors behind', async () => {
  const layer = network(0);
  await expectNoLeak(async () => void loadStateDict(layer, await stateDict(layer)));
  layer.dispose();
});

describe('a state dict of another model is refused and changes nothing', () => {
  const zeros = (size: number): Float32Array<ArrayBuffer> => new Float32Array(size);
  const weight = { dtype: 'F32', shape: [1, 2], data: zeros(2) } as const;
  const bias = { dtype: 'F32', shape: [1], data: zeros(1) } as const;
  const cases: readonly [string, HostTensors, string][] = [
    ['a missing name', { weight }, 'missing: bias.'],
    ['an unexpected name', { weight, bias, scale: bias }, 'unexpected: scale.'],
    [
      'another shape',
      { weight: { ...weight, shape: [2, 1] }, bias },
      'weight [2,1] instead of [1,2]',
    ],
    [
      'another type',
      { weight, bias: { dtype: 'I32', shape: [1], data: new Int32Array(1) } },
      'bias int32[1] instead of [1]',
    ],
    [
      'many names',
      Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`old${i}`, bias])),
      'missing: weight, bias; unexpected: old0, old1, old2, old3, old4 and 2 more.',
    ],
  ];

  test.each(cases)('%s', async (_, tensors, told) => {
    const layer = dense({ inputs: 2, outputs: 1, key: key(0) });
    const before = await stateDict(layer);
    expect(() => loadStateDict(layer, tensors)).toThrow(told);
    expect(() => loadStateDict(layer, tensors)).toThrow(
      'loadStateDict: tensors: expected the parameters of this model; got ',
    );
    expect(await stateDict(layer)).toEqual(before);
    layer.dispose();
  });
});

test('integers and booleans keep their type', async () => {
  const variables = tf.tidy(() => ({
    steps: tf.variable(tf.scalar(0, 'int32')),
    mask: tf.variable(tf.tensor1d([false, false], 'bool')),
  }));
  const model = { parameters: () => variables };
  loadStateDict(model, {
    steps: { dtype: 'I64', shape: [], data: new BigInt64Array([7n]) },
    mask: { dtype: 'BOOL', shape: [2], data: new Uint8Array([1, 0]) },
  });
  const saved = await stateDict(model);
  expect(saved['steps']).toEqual({ dtype: 'I32', shape: [], data: new Int32Array([7]) });
  expect(saved['mask']!.dtype).toBe('BOOL');
  expect([...saved['mask']!.data]).toEqual([1, 0]);
  tf.dispose({ ...variables });
});
