import type * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { autoregressiveMasks } from './autoregressive-masks.js';
import { averagePool1d, averagePool2d, globalAveragePool } from './average-pool.js';
import { convTranspose1d } from './conv-transpose1d.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv1d } from './conv1d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { depthwiseConv2d } from './depthwise-conv2d.js';
import { embedding } from './embedding.js';
import { film } from './film.js';
import { gru } from './gru.js';
import { lstm } from './lstm.js';
import { maskedDense } from './masked-dense.js';
import { maxPool1d, maxPool2d } from './max-pool.js';
import { multiHeadAttention } from './multi-head-attention.js';
import { spectralNorm } from './spectral-norm.js';
import { upsampleBilinear2d, upsampleNearest1d, upsampleNearest2d } from './upsampling.js';
import { weightNorm } from './weight-norm.js';

const k = key(0);
const sizes = { inputs: 1, outputs: 1, kernelSize: 3, key: k };

/** A tensor that is there but holds nothing: shapes are checked before an engine is asked. */
const shaped = (...shape: number[]): tf.Tensor => ({ shape, rank: shape.length }) as tf.Tensor;

/** A layer whose parameters are shapes. */
const bare = { parameters: () => ({ weight: shaped(3, 2), bias: shaped(3) }) } as never;

const refused: readonly [string, () => unknown, string][] = [
  [
    'no inputs',
    () => dense({ inputs: 0, outputs: 1, key: k }),
    'dense: inputs: expected an integer ≥ 1; got 0.',
  ],
  [
    'half an output',
    () => conv2d({ ...sizes, outputs: 0.5 }),
    'conv2d: outputs: expected an integer ≥ 1; got 0.5.',
  ],
  [
    'an empty kernel',
    () => conv2d({ ...sizes, kernelSize: [3, 0] }),
    'conv2d: kernelSize: expected an integer ≥ 1; got 0.',
  ],
  [
    'no stride',
    () => convTranspose2d({ ...sizes, stride: 0 }),
    'convTranspose2d: stride: expected an integer ≥ 1; got 0.',
  ],
  [
    'negative padding',
    () => conv2d({ ...sizes, padding: -1 }),
    'conv2d: padding: expected an integer ≥ 0; got -1.',
  ],
  [
    'output padding as large as the stride',
    () => convTranspose2d({ ...sizes, stride: 2, outputPadding: 2 }),
    'convTranspose2d: outputPadding: expected less than the stride, 2,2; got 2,2.',
  ],
  [
    'output padding that is settled by the padding',
    () => convTranspose2d({ ...sizes, stride: 2, padding: 'same', outputPadding: 1 }),
    "convTranspose2d: outputPadding: expected 0 for padding 'same'; got 1,1.",
  ],
  [
    'no dilation',
    () => conv1d({ ...sizes, dilation: 0 }),
    'conv1d: dilation: expected an integer ≥ 1; got 0.',
  ],
  [
    'groups that do not divide',
    () => conv2d({ ...sizes, inputs: 4, outputs: 6, groups: 4 }),
    'conv2d: groups: expected a divisor of 4 inputs and 6 outputs; got 4.',
  ],
  [
    'half a group',
    () => convTranspose1d({ ...sizes, groups: 0.5 }),
    'convTranspose1d: groups: expected an integer ≥ 1; got 0.5.',
  ],
  [
    'output padding of sequences as large as the stride',
    () => convTranspose1d({ ...sizes, stride: 2, outputPadding: 2 }),
    'convTranspose1d: outputPadding: expected less than the stride, 1,2; got 0,2.',
  ],
  [
    'no multiplier',
    () => depthwiseConv2d({ channels: 2, multiplier: 0, kernelSize: 3, key: k }),
    'depthwiseConv2d: multiplier: expected an integer ≥ 1; got 0.',
  ],
  [
    'a mask of another shape',
    () => maskedDense({ inputs: 3, outputs: 2, mask: shaped(3, 2), key: k }),
    'maskedDense: mask: expected shape [2,3]; got shape [3,2].',
  ],
  [
    'an ordering with a place twice',
    () => autoregressiveMasks({ features: 3, hidden: [4], order: [0, 1, 1] }),
    'autoregressiveMasks: order: expected each of 0 … 2 once; got [0,1,1].',
  ],
  [
    'a hidden degree that nothing may read',
    () => autoregressiveMasks({ features: 3, hidden: [[1, 3]] }),
    'autoregressiveMasks: hidden: expected degrees from 0 to 2; got [1,3].',
  ],
  [
    'padding wider than half a window',
    () => maxPool2d({ kernelSize: [4, 2], padding: 2 }),
    'maxPool2d: padding: expected at most half of the kernel, 4,2; got 2,2.',
  ],
  [
    'a window of nothing',
    () => averagePool1d({ kernelSize: 0 }),
    'averagePool1d: kernelSize: expected an integer ≥ 1; got 0.',
  ],
  [
    'images less than a window',
    () => averagePool2d({ kernelSize: 3 })(shaped(1, 2, 3, 4)),
    'averagePool2d: x: expected images of shape [batch, h ≥ 3, w ≥ 3, channels]; got shape [1,2,3,4].',
  ],
  [
    'an image for sequences',
    () => maxPool1d({ kernelSize: 3 })(shaped(1, 2, 3, 4)),
    'maxPool1d: x: expected sequences of shape [batch, length ≥ 3, channels]; got shape [1,2,3,4].',
  ],
  [
    'a mean over nothing',
    () => globalAveragePool(shaped(2, 3)),
    'globalAveragePool: x: expected shape [batch, ..., channels] with axes between; got shape [2,3].',
  ],
  [
    'a broken factor',
    () => upsampleNearest2d([2, 1.5]),
    'upsampleNearest2d: factor: expected an integer ≥ 1; got 1.5.',
  ],
  [
    'a sequence for images',
    () => upsampleBilinear2d(2)(shaped(1, 2, 3)),
    'upsampleBilinear2d: x: expected images of shape [batch, h, w, channels]; got shape [1,2,3].',
  ],
  [
    'an image for sequences to enlarge',
    () => upsampleNearest1d(2)(shaped(1, 2, 3, 4)),
    'upsampleNearest1d: x: expected sequences of shape [batch, length, channels]; got shape [1,2,3,4].',
  ],
  [
    'no entries',
    () => embedding({ entries: 0, features: 2, key: k }),
    'embedding: entries: expected an integer ≥ 1; got 0.',
  ],
  [
    'padding that is no index',
    () => embedding({ entries: 3, features: 2, paddingIndex: 3, key: k }),
    'embedding: paddingIndex: expected an index from 0 to 2; got 3.',
  ],
  [
    'no context',
    () => film({ features: 2, context: 0, key: k }),
    'film: context: expected an integer ≥ 1; got 0.',
  ],
  [
    'no layers',
    () => gru({ inputs: 2, features: 2, layers: 0, key: k }),
    'gru: layers: expected an integer ≥ 1; got 0.',
  ],
  [
    'no features',
    () => lstm({ inputs: 2, features: 0, key: k }),
    'lstm: features: expected an integer ≥ 1; got 0.',
  ],
  [
    'heads that do not divide',
    () => multiHeadAttention({ features: 6, heads: 4, key: k }),
    'multiHeadAttention: heads: expected a divisor of 6 features; got 4.',
  ],
  [
    'a parameter that is not there',
    () => weightNorm(bare, { parameter: 'kernel' }),
    'weightNorm: parameter: expected one of weight, bias; got kernel.',
  ],
  [
    'an axis that is not there',
    () => spectralNorm(bare, { axis: 2, key: k }),
    'spectralNorm: axis: expected an axis from 0 to 1 of weight; got 2.',
  ],
  [
    'no iterations',
    () => spectralNorm(bare, { iterations: 0, key: k }),
    'spectralNorm: iterations: expected an integer ≥ 1; got 0.',
  ],
];

test.each(refused)('%s is refused', (_, make, message) => expect(make).toThrow(message));
