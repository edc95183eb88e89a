import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import golden from './goldens/linear-gaussian-state-space.json' with { type: 'json' };
import { linearGaussianStateSpace } from './linear-gaussian-state-space.js';
import { multivariateNormalDiag } from './multivariate-normal-diag.js';
import { multivariateNormal } from './multivariate-normal.js';

const { parameters: of, x, filtered, smoothed } = golden;

const model = () =>
  linearGaussianStateSpace({
    initial: multivariateNormal({ loc: tf.tensor1d(of.loc), scaleTril: tf.tensor2d(of.scaleTril) }),
    transitionMatrix: tf.tensor2d(of.transition),
    transitionNoise: multivariateNormalDiag({
      loc: tf.tensor1d(of.drift),
      scale: tf.tensor1d(of.transitionScale),
    }),
    observationMatrix: tf.tensor2d(of.observation),
    observationNoise: multivariateNormalDiag({ scale: tf.tensor1d(of.observationScale) }),
    steps: 6,
  });

test('log probability and moments are those of one normal of all observations', async () => {
  await expectClose(model().logProb(tf.tensor3d(x)), tf.tensor1d(golden.logProb), 1e-4);
  await expectClose(model().mean(), tf.tensor2d(golden.mean));
  await expectClose(model().variance(), tf.tensor2d(golden.variance));
});

test('filter and smooth give the conditionals of one normal of all states', async () => {
  const [{ mean, covariance }, after] = [model().filter(tf.tensor3d(x)), model().smooth(tf.tensor3d(x))]; // prettier-ignore
  await expectClose(mean, tf.tensor3d(filtered.mean), 1e-4);
  await expectClose(covariance, tf.tensor3d(filtered.covariance), 1e-5);
  await expectClose(after.mean, tf.tensor3d(smoothed.mean), 1e-4);
  await expectClose(after.covariance, tf.tensor3d(smoothed.covariance), 1e-5);
});

test('filter and smooth leave no tensors behind', async () => {
  const d = model();
  const observed = tf.tensor3d(x);
  await expectNoLeak(() => [d.filter(observed), d.smooth(observed)].flatMap(({ mean, covariance }) => [mean, covariance])); // prettier-ignore
});

test('matrices that do not fit are refused', () => {
  const state = multivariateNormalDiag({ loc: tf.zeros([2]) });
  const wrong = {
    initial: state,
    transitionMatrix: tf.ones([3, 3]),
    transitionNoise: state,
    observationMatrix: tf.ones([1, 2]),
    observationNoise: multivariateNormalDiag({ loc: tf.zeros([1]) }),
    steps: 2,
  };
  expect(() => linearGaussianStateSpace(wrong)).toThrow(
    'linearGaussianStateSpace: transitionMatrix: expected shape [..., 2,2]; got shape [3,3].',
  );
  expect(() => linearGaussianStateSpace({ ...wrong, steps: 0 })).toThrow(
    'linearGaussianStateSpace: steps: expected an integer from 1 on; got 0.',
  );
});
