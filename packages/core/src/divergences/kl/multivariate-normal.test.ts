import * as tf from '@tensorflow/tfjs-core';
import { divergenceLaws, expectClose } from '@gen/test-utils';
import { test } from 'vitest';
import { multivariateNormalDiag } from '../../distributions/multivariate-normal-diag.js';
import { multivariateNormalLowRank } from '../../distributions/multivariate-normal-low-rank.js';
import { multivariateNormal } from '../../distributions/multivariate-normal.js';
import { independent } from '../../distributions/independent.js';
import { normal } from '../../distributions/normal.js';
import { klDivergence } from '../kl-divergence.js';

divergenceLaws(
  'two multivariate normals',
  ({ loc, scaleTril }) => multivariateNormal({ loc: loc!, scaleTril: scaleTril! }),
  {
    p: {
      loc: [
        [0, 1],
        [0.5, 0],
        [-1, 0.25],
      ],
      scaleTril: [
        [1, 0],
        [0.5, 0.75],
      ],
    },
    q: {
      loc: [0.25, 0.5],
      scaleTril: [
        [1.25, 0],
        [-0.25, 1],
      ],
    },
  },
);

test('how covariances are given does not matter', async () => {
  const scale = tf.tensor1d([0.5, 2, 1]);
  const factor = tf.tensor2d([[1, 0.5], [-0.5, 0.25], [0, 1]]); // prettier-ignore
  const covariance = tf.add<tf.Tensor2D>(
    tf.matMul(factor, factor, false, true),
    tf.diag(tf.square(scale)),
  );
  const p = multivariateNormalLowRank({ loc: 1, factor, scale });
  const q = multivariateNormalDiag({ scale });
  const same = multivariateNormal({ loc: 1, covariance });
  await expectClose(klDivergence(p, same), 0);
  await expectClose(klDivergence(same, p), 0);
  await expectClose(klDivergence(p, q), klDivergence(same, q));
  await expectClose(klDivergence(q, p), klDivergence(q, same));
});

test('of diagonals it is that of independent normals', async () => {
  const [scale, wider] = [tf.tensor1d([0.5, 2, 1]), tf.tensor2d([[1, 3, 2], [2, 2, 2]])]; // prettier-ignore
  const ofVectors = klDivergence(
    multivariateNormalDiag({ loc: 1, scale }),
    multivariateNormalDiag({ scale: wider }),
  );
  const ofParts = klDivergence(
    independent(normal({ loc: 1, scale }), 1),
    independent(normal({ loc: 0, scale: wider }), 1),
  );
  await expectClose(ofVectors, ofParts);
});
