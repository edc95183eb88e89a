import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak, wave } from '@gen/test-utils';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { key, split } from '../index.js';
import { readSafetensors } from '../safetensors/read-safetensors.js';
import { writeSafetensors } from '../safetensors/write-safetensors.js';
import { silu } from './activations.js';
import { batchNorm } from './batch-norm.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { flattenChannelsFirst } from './flatten.js';
import golden from './goldens/pytorch-file.json' with { type: 'json' };
import { groupNorm } from './group-norm.js';
import { layerNorm } from './layer-norm.js';
import type { Layer } from './layer.js';
import { reshapeChannelsFirst } from './reshape.js';
import { sequential } from './sequential.js';
import { loadStateDict, stateDict } from './state-dict.js';

const file = Uint8Array.from(atob(golden.file), (character) => character.charCodeAt(0));

/** The network of the expression in the golden file. */
function network(): Layer {
  const [first, second, third] = split(key(0), 3);
  return sequential([
    conv2d({ inputs: 2, outputs: 4, kernelSize: [3, 2], stride: 2, padding: 1, key: first }),
    batchNorm({ channels: 4 }),
    silu,
    dropout(),
    convTranspose2d({ inputs: 4, outputs: 3, kernelSize: 3, stride: 2, key: second }),
    groupNorm({ channels: 3, groups: 3 }),
    flattenChannelsFirst,
    dense({ inputs: 189, outputs: 6, key: third }),
    layerNorm({ shape: 6 }),
    reshapeChannelsFirst([1, 2, 3]),
  ]);
}

let net: Layer;
let x: tf.Tensor;
beforeEach(() => {
  [net, x] = [network(), tf.tensor(wave([2, 5, 6, 2], 0, 0.7), [2, 5, 6, 2])];
});
afterEach(() => {
  net.dispose();
  x.dispose();
});

test('a file that PyTorch saved makes the same network', async () => {
  loadStateDict(net, readSafetensors(file).tensors);
  const y = net.apply(x);
  expect(y.shape).toEqual(golden.y.shape);
  await expectClose(y, golden.y.data, 1e-5);
  y.dispose();
});

test('its buffers go on as in PyTorch', async () => {
  loadStateDict(net, readSafetensors(file).tensors);
  net.apply(x, { train: true, key: key(0) }).dispose();
  const buffers = Object.entries(golden.buffers);
  for (const [path, values] of buffers) await expectClose(net.parameters()[path]!, values, 2e-6);
});

test('what is saved of it is what PyTorch saved, bit for bit, but for the width of counts', async () => {
  const { tensors } = readSafetensors(file);
  await expectNoLeak(() => void loadStateDict(net, tensors));
  const saved = readSafetensors(writeSafetensors(await stateDict(net))).tensors;
  const { '1.num_batches_tracked': count, ...others } = tensors;
  const { '1.num_batches_tracked': savedCount, ...savedOthers } = saved;
  expect(savedOthers).toEqual(others);
  expect(Number(savedCount!.data[0])).toBe(Number(count!.data[0]));
});

test('what does not fit is told in one list, and nothing changes', async () => {
  const { '0.bias': bias, '4.weight': kernel, ...rest } = readSafetensors(file).tensors;
  const before = await stateDict(net);
  const wrong = { ...rest, '4.bias': bias!, '7.kernel': kernel! };
  const message =
    'loadStateDict: tensors: expected the parameters of this model; got ' +
    'missing: 0.bias, 4.weight; unexpected: 7.kernel; different: 4.bias [4] instead of [3].';
  expect(() => loadStateDict(net, wrong)).toThrow(message);
  expect(await stateDict(net)).toEqual(before);
});

test('a part is loaded where it is asked for, and what is left out is told', async () => {
  const { '0.bias': bias, ...rest } = readSafetensors(file).tensors;
  const before = await stateDict(net);
  const difference = loadStateDict(net, { ...rest, extra: bias! }, { strict: false });
  expect(difference).toEqual({ missing: ['0.bias'], unexpected: ['extra'] });
  const after = await stateDict(net);
  expect(after).toEqual({ ...after, ...rest, '0.bias': before['0.bias'], ...counts(after) });
  const wrong = { '0.bias': { ...bias!, shape: [2, 2] } };
  expect(() => loadStateDict(net, wrong, { strict: false })).toThrow(
    'different: 0.bias [2,2] instead of [4].',
  );
});

/** Counts, whose width differs. */
const counts = (tensors: Awaited<ReturnType<typeof stateDict>>): typeof tensors =>
  Object.fromEntries(Object.entries(tensors).filter(([path]) => path.endsWith('tracked')));

test('channels first is the inverse of flattening them first', async () => {
  const flat = flattenChannelsFirst(x);
  const image = tf.slice(x, [0, 0, 0, 1], [1, 5, 6, 1]);
  expect(flat.shape).toEqual([2, 60]);
  // The second half of an example is its second channel.
  await expectClose((await flat.data()).slice(30, 60), await image.data(), 0);
  const back = reshapeChannelsFirst([5, 6, 2])(flat);
  await expectClose(back, x, 0);
  expect(() => reshapeChannelsFirst([5, 6, 1])(flat)).toThrow(
    'reshapeChannelsFirst: x: expected shape [batch, ...] with 30 numbers an example, for [1,5,6]; got shape [2,60].',
  );
  tf.dispose([flat, image, back]);
});
