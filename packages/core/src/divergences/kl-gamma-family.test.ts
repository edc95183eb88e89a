import * as tf from '@tensorflow/tfjs-core';
import { divergenceLaws, expectClose } from '@gen/test-utils';
import { test } from 'vitest';
import { key } from '../random/key.js';
import { beta } from '../distributions/beta.js';
import { chiSquared } from '../distributions/chi-squared.js';
import { dirichlet } from '../distributions/dirichlet.js';
import { exponential } from '../distributions/exponential.js';
import { gamma } from '../distributions/gamma.js';
import { inverseGamma } from '../distributions/inverse-gamma.js';
import { uniformSphere } from '../distributions/uniform-sphere.js';
import { vonMises } from '../distributions/von-mises.js';
import { vonMisesFisher } from '../distributions/von-mises-fisher.js';
import goldens from './goldens/kl-gamma-family.json' with { type: 'json' };
import { klDivergence } from './kl-divergence.js';

divergenceLaws(
  'two gammas',
  ({ concentration, rate }) => gamma({ concentration: concentration!, rate: rate! }),
  goldens.gamma,
);
divergenceLaws(
  'two inverse gammas',
  ({ concentration, scale }) => inverseGamma({ concentration: concentration!, scale: scale! }),
  goldens.gammaOfInverse,
);
divergenceLaws(
  'two chi-squareds',
  ({ degreesOfFreedom }) => chiSquared({ degreesOfFreedom: degreesOfFreedom! }),
  { p: { degreesOfFreedom: [2, 5.5] }, q: { degreesOfFreedom: [3.5, 4] } },
);
divergenceLaws(
  'two betas',
  ({ alpha, beta: other }) => beta({ alpha: alpha!, beta: other! }),
  goldens.beta,
);
divergenceLaws(
  'two Dirichlets',
  ({ concentration }) => dirichlet({ concentration: concentration! }),
  {
    p: { concentration: [[2, 3, 4]] },
    q: { concentration: [[3, 2.5, 5]] },
  },
);
divergenceLaws(
  'two von Mises',
  ({ loc, concentration }) => vonMises({ loc: loc!, concentration: concentration! }),
  goldens.vonMises,
);
divergenceLaws(
  'two von Mises–Fishers',
  ({ loc, concentration }) => vonMisesFisher({ loc: loc!, concentration: concentration! }),
  {
    p: { loc: [0, 0.6, 0.8], concentration: [1, 8] },
    q: { loc: [1, 0, 0], concentration: [2, 5] },
  },
);

test('an exponential is a gamma of concentration 1', async () => {
  const ones = gamma({ concentration: 1, rate: 2 });
  const other = gamma({ concentration: tf.tensor1d([0.5, 3]), rate: 0.75 });
  const simple = exponential({ rate: 2 });
  await expectClose(klDivergence(simple, other), klDivergence(ones, other), 1e-6);
  await expectClose(klDivergence(other, simple), klDivergence(other, ones), 1e-6);
});

test('a uniform sphere is a von Mises–Fisher of concentration 0', async () => {
  const p = vonMisesFisher({ loc: tf.tensor1d([0, 0.6, 0.8]), concentration: tf.tensor1d([0, 4]) });
  const flat = vonMisesFisher({ loc: tf.tensor1d([1, 0, 0]), concentration: 0 });
  const sphere = uniformSphere({ dimensions: 3 });
  await expectClose(klDivergence(p, sphere), klDivergence(p, flat), 1e-6);
  const x = sphere.sample(key(0), [8]);
  await expectClose(flat.logProb(x), sphere.logProb(x), 1e-6);
});
