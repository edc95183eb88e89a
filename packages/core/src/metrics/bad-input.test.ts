import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { InputError } from '../input-error.js';
import { key } from '../random/key.js';
import { calibrationError } from './calibration/calibration-error.js';
import { rankUniformity } from './calibration/rank-uniformity.js';
import { disentanglementCompleteness } from './codes/disentanglement-completeness.js';
import { mutualInformationGap } from './codes/mutual-information-gap.js';
import { extractFeatures } from './features/extract-features.js';
import { bitsPerDimension } from './likelihood/bits-per-dimension.js';
import { parzenLogLikelihood } from './likelihood/parzen-log-likelihood.js';
import { classifierTest } from './samples/classifier-test.js';
import { frechetDistance } from './samples/frechet-distance.js';
import { kernelDistance } from './samples/kernel-distance.js';
import { mmdTest } from './samples/mmd-test.js';
import { modeCoverage } from './samples/mode-coverage.js';
import { nearestNeighbours } from './samples/nearest-neighbours.js';
import { slicedWassersteinDistance } from './samples/sliced-wasserstein-distance.js';
import { precisionRecall } from './samples/precision-recall.js';

const rows = (n: number, d = 2): tf.Tensor => tf.zeros([n, d]);
const images = { name: 'images', hash: '', features: (x: tf.Tensor) => x };

const cases: Readonly<Record<string, readonly [() => unknown, string]>> = {
  'a vector of samples': [
    () => nearestNeighbours(tf.zeros([4]), rows(4)),
    'nearestNeighbours: x: expected shape [n, d] with n ≥ 1 and d ≥ 1; got shape [4]. Flatten',
  ],
  'samples of other sizes': [
    () => mmdTest(rows(4), rows(4, 3), { key: key(0) }),
    'mmdTest: y: expected vectors of 2 coordinates, as those of x; got shape [4,3].',
  ],
  'no permutation': [
    () => mmdTest(rows(4), rows(4), { key: key(0), permutations: 0 }),
    'mmdTest: permutations: expected an integer ≥ 1; got 0.',
  ],
  'more neighbours than vectors': [
    () => precisionRecall(rows(9), rows(4), { k: 4 }),
    'precisionRecall: k: expected an integer from 1 to 3, as the smaller sample has 4 vectors; got 4.',
  ],
  'blocks that are too large': [
    () => kernelDistance(rows(9), rows(9), { key: key(0), blockSize: 5 }),
    'kernelDistance: blockSize: expected at most half of the smaller sample, of 9 vectors; got 5.',
  ],
  'fewer vectors than two a block': [
    () => slicedWassersteinDistance(rows(19), rows(30), { key: key(0) }),
    'slicedWassersteinDistance: x: expected shape [n, d] with n ≥ 20 and d ≥ 1; got shape [19,2].',
  ],
  'fewer vectors than blocks': [
    () => frechetDistance(rows(9), rows(30)),
    'frechetDistance: x: expected shape [n, d] with n ≥ 20 and d ≥ 1; got shape [9,2].',
  ],
  'one fold': [
    () => classifierTest(rows(9), rows(9), { key: key(0), folds: 1 }),
    'classifierTest: folds: expected an integer ≥ 2; got 1.',
  ],
  'a radius of nothing': [
    () => modeCoverage(rows(2), rows(2), { radius: 0 }),
    'modeCoverage: radius: expected a finite number > 0; got 0.',
  ],
  'a bandwidth of nothing': [
    () => parzenLogLikelihood(rows(2), rows(2), { bandwidth: NaN }),
    'parzenLogLikelihood: bandwidth: expected a finite number > 0; got NaN.',
  ],
  'log-determinants of other examples': [
    () => bitsPerDimension(tf.zeros([3]), { dimensions: 2, logDeterminants: [tf.zeros([2])] }),
    'bitsPerDimension: logDeterminants[0]: expected shape [] or [3]; got shape [2].',
  ],
  'factors of other examples': [
    () => mutualInformationGap(rows(3), rows(4)),
    'mutualInformationGap: factors: expected shape [3, f]; got shape [4,2].',
  ],
  'one factor': [
    () => disentanglementCompleteness(rows(3), rows(3, 1)),
    'disentanglementCompleteness: factors: expected at least 2 columns; got 1.',
  ],
  'labels of other predictions': [
    () => calibrationError(rows(3), tf.zeros([2])),
    'calibrationError: labels: expected shape [3]; got shape [2].',
  ],
  'a rank that cannot be': [
    () => rankUniformity([0, 20], { draws: 19, bins: 5 }),
    'rankUniformity: ranks: expected integers from 0 to 19; got 20 at 1.',
  ],
  'bins that do not divide': [
    () => rankUniformity([0], { draws: 19, bins: 3 }),
    'rankUniformity: bins: expected a divisor of draws + 1 = 20; got 3.',
  ],
  'features that are no vectors': [
    async () => extractFeatures(images, tf.zeros([2, 4, 4])),
    'extractFeatures: extractor: expected features of shape [2, d]; got shape [2,4,4].',
  ],
};

test.each(Object.entries(cases))('%s: an error', async (_, [act, message]) => {
  const error: unknown = await Promise.resolve(act()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain(message);
});
