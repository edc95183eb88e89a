import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { batchNorm } from './batch-norm.js';
import { channelDropout, dropout } from './dropout.js';
import { groupNorm } from './group-norm.js';
import { instanceNorm } from './instance-norm.js';
import { layerNorm } from './layer-norm.js';
import { randomFourierEmbedding } from './random-fourier-embedding.js';
import { rmsNorm } from './rms-norm.js';
import { sinusoidalEmbedding } from './sinusoidal-embedding.js';

const k = key(0);

const refused: readonly [() => unknown, string][] = [
  [() => batchNorm({ channels: 0 }), 'batchNorm: channels: expected an integer ≥ 1; got 0.'],
  [
    () => batchNorm({ channels: 1, momentum: 1.5 }),
    'batchNorm: momentum: expected a number from 0 to 1, or null; got 1.5.',
  ],
  [
    () => batchNorm({ channels: 1, momentum: NaN }),
    'batchNorm: momentum: expected a number from 0 to 1, or null; got NaN.',
  ],
  [
    () => batchNorm({ channels: 1, epsilon: -1 }),
    'batchNorm: epsilon: expected a number ≥ 0; got -1.',
  ],
  [
    () => instanceNorm({ channels: 2.5 }),
    'instanceNorm: channels: expected an integer ≥ 1; got 2.5.',
  ],
  [
    () => instanceNorm({ channels: 2, epsilon: NaN }),
    'instanceNorm: epsilon: expected a number ≥ 0; got NaN.',
  ],
  [
    () => groupNorm({ channels: 6, groups: 4 }),
    'groupNorm: groups: expected a divisor of 6; got 4.',
  ],
  [
    () => groupNorm({ channels: 6, groups: 0 }),
    'groupNorm: groups: expected a divisor of 6; got 0.',
  ],
  [
    () => groupNorm({ channels: -1, groups: 1 }),
    'groupNorm: channels: expected an integer ≥ 1; got -1.',
  ],
  [
    () => groupNorm({ channels: 6, groups: 2, epsilon: Infinity }),
    'groupNorm: epsilon: expected a number ≥ 0; got Infinity.',
  ],
  [() => layerNorm({ shape: [] }), 'layerNorm: shape.length: expected an integer ≥ 1; got 0.'],
  [() => layerNorm({ shape: [3, 0] }), 'layerNorm: shape: expected an integer ≥ 1; got 0.'],
  [
    () => layerNorm({ shape: 3, epsilon: -1e-9 }),
    'layerNorm: epsilon: expected a number ≥ 0; got -1e-9.',
  ],
  [() => rmsNorm({ shape: 0 }), 'rmsNorm: shape: expected an integer ≥ 1; got 0.'],
  [() => rmsNorm({ shape: 3, epsilon: NaN }), 'rmsNorm: epsilon: expected a number ≥ 0; got NaN.'],
  [
    () => dropout({ rate: 1 }),
    'dropout: rate: expected a probability below 1; got 1. It is the share that becomes zero.',
  ],
  [() => dropout({ rate: -0.1 }), 'dropout: rate: expected a probability below 1; got -0.1.'],
  [
    () => channelDropout({ rate: NaN }),
    'channelDropout: rate: expected a probability below 1; got NaN.',
  ],
  [
    () => sinusoidalEmbedding({ dim: 3 }),
    'sinusoidalEmbedding: dim: expected at least 4 features; got 3.',
  ],
  [
    () => sinusoidalEmbedding({ dim: 1, downscaleFreqShift: 0 }),
    'sinusoidalEmbedding: dim: expected at least 2 features; got 1.',
  ],
  [
    () => sinusoidalEmbedding({ dim: 4.5 }),
    'sinusoidalEmbedding: dim: expected an integer ≥ 1; got 4.5.',
  ],
  [
    () => sinusoidalEmbedding({ dim: 4, maxPeriod: 0 }),
    'sinusoidalEmbedding: maxPeriod: expected a number > 0; got 0.',
  ],
  [
    () => sinusoidalEmbedding({ dim: 4, scale: Infinity }),
    'sinusoidalEmbedding: scale: expected a number > 0; got Infinity.',
  ],
  [
    () => randomFourierEmbedding({ dim: 5, key: k }),
    'randomFourierEmbedding: dim: expected an even number; got 5.',
  ],
  [
    () => randomFourierEmbedding({ dim: 4, scale: 0, key: k }),
    'randomFourierEmbedding: scale: expected a number > 0; got 0.',
  ],
];

// Without a backend: nothing is made before the options are checked.
test.each(refused.map(([make, message]) => [message, make] as const))('%s', (message, make) =>
  expect(make).toThrow(message),
);
