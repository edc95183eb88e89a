import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { binaryUnits } from './binary-units.js';
import { categoricalUnits } from './categorical-units.js';
import { countUnits } from './count-units.js';
import { gaussianUnits } from './gaussian-units.js';
import { spinUnits } from './spin-units.js';
import { truncatedGaussianUnits } from './truncated-gaussian-units.js';
import { validateStates } from './validate-states.js';

test.each([
  [
    '0.3 of a spin',
    spinUnits(2),
    [1, 0.3],
    'validateStates: x: expected -1 or 1; got 0.3 at [0,1]. Take units that have such values, or draw states first',
  ],
  ['grey pixels', binaryUnits(2), [0, 0.5], 'x: expected 0 or 1; got 0.5 at [0,1].'],
  [
    'negative counts',
    countUnits(2),
    [3, -1],
    'expected whole numbers from 0 on; got [3, -1] at [0].',
  ],
  [
    'two ones in a group',
    categoricalUnits(2, 2),
    [1, 1, 0, 1],
    'expected zeros with a single 1 in each group of 2; got [1, 1, 0, 1] at [0].',
  ],
  ['NaN', gaussianUnits(2), [0, NaN], 'got NaN at [0,1].'],
  [
    'what lies outside of an interval',
    truncatedGaussianUnits(2),
    [0.5, 2],
    'expected a number from 0 to 1; got 2 at [0,1].',
  ],
])('%s are refused', async (_name, units, row, message) => {
  await expect(validateStates(units, tf.tensor2d([row]))).rejects.toThrow(message);
});

test('states that units can have are fine', async () => {
  const units = categoricalUnits(2, 3);
  await validateStates(units, units.states());
  await expect(validateStates(units, tf.zeros([2, 5]))).rejects.toThrow(
    'validateStates: x: expected shape [..., 6]; got shape [2,5].',
  );
});
