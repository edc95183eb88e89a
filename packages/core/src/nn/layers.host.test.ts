import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { convTranspose2d } from './conv-transpose2d.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';

const k = key(0);
const sizes = { inputs: 1, outputs: 1, kernelSize: 3, key: k };

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
];

test.each(refused)('%s is refused', (_, make, message) => expect(make).toThrow(message));
