import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { foldIn, key, normal, type Key, type Normal } from '@gen/core';
import * as bounds from '@gen/core/bounds';
import {
  monteCarloCrossEntropy,
  monteCarloEntropy,
  monteCarloFDivergence,
  monteCarloKl,
  monteCarloRenyi,
  pearson,
  slicedWasserstein,
} from '@gen/core/divergences';
import { expectation } from '@gen/core/estimators';
import { gaussian } from '@gen/core/random';
import { estimatorCases, expectSameRecorded } from '@gen/test-utils';

describe('recorded alone, the gradient of an expectation by', () => {
  it.each(estimatorCases)('$name has its bits: $measured.problem.name', async (each) => {
    const { measured, samples } = each;
    const { problem, estimator } = measured;
    const estimate = (parameters: Tensor[], k: Key) =>
      tf.valueAndGrads((...at) => {
        const distribution = problem.distribution(...at);
        const f = (z: Tensor): Tensor => problem.f(z, distribution);
        return tf.sum(expectation({ distribution, f, key: k, samples, estimator }).value);
      })(parameters);
    await expectSameRecorded(each.name, estimate, (i) => [
      problem.parameters.map((numbers) => tf.mul(tf.tensor2d([[...numbers]]), 1 + i / 100)),
      foldIn(key(1), i),
    ]);
  });
});

interface Problem {
  readonly posterior: Normal;
  readonly logJoint: (z: Tensor) => Tensor;
  readonly logLikelihood: (z: Tensor) => Tensor;
  readonly prior: Normal;
  readonly key: Key;
  readonly samples: number;
}

/** Bounds on log p(x), and divergences, by their names. */
const ofBounds: Readonly<Record<string, (p: Problem) => Tensor>> = {
  elbo: bounds.elbo,
  'elbo that sticks the landing': (p) =>
    bounds.elbo({ ...p, logPosterior: bounds.stickingTheLanding }),
  elboParts: (p) => {
    const { reconstruction, kl } = bounds.elboParts(p);
    return tf.sub(reconstruction, kl);
  },
  elboWithEntropy: bounds.elboWithEntropy,
  elboWithKl: bounds.elboWithKl,
  iwae: bounds.iwae,
  'iwae in chunks': (p) => bounds.iwae({ ...p, samples: 7, chunk: 3 }),
  renyiBound: (p) => bounds.renyiBound({ ...p, alpha: 0.5 }),
  cubo: bounds.cubo,
  chiObjective: bounds.chiObjective,
  doublyReparameterized: bounds.doublyReparameterized,
  wakePhase: bounds.wakePhase,
  monteCarloKl: (p) => monteCarloKl(p.posterior, p.prior, p.key, 4).value,
  monteCarloRenyi: (p) => monteCarloRenyi(p.posterior, p.prior, 0.5, p.key, 4).value,
  monteCarloEntropy: (p) => monteCarloEntropy(p.posterior, p.key, 4).value,
  monteCarloCrossEntropy: (p) => monteCarloCrossEntropy(p.posterior, p.prior, p.key, 4).value,
  monteCarloFDivergence: (p) =>
    monteCarloFDivergence(pearson, p.posterior, p.prior, p.key, 4).value,
  slicedWasserstein: ({ posterior, prior, key: k }) => {
    const [a, b] = [posterior.sample(foldIn(k, 0), [2]), prior.sample(foldIn(k, 1), [4, 3])];
    return slicedWasserstein(a, tf.slice(b, [0, 0], [2, 3]), foldIn(k, 2), { projections: 2 });
  },
};

describe('recorded alone, the gradient of', () => {
  it.each(Object.entries(ofBounds))('%s has its bits', async (name, bound) => {
    const step = (center: Tensor, x: Tensor, k: Key) => {
      const prior = normal({ loc: 0, scale: 1 });
      const logLikelihood = (z: Tensor): Tensor => normal({ loc: z, scale: 1 }).logProb(x);
      const logJoint = (z: Tensor): Tensor => tf.add(logLikelihood(z), prior.logProb(z));
      return tf.valueAndGrads((loc) => {
        const posterior = normal({ loc: loc!, scale: 0.9 });
        return tf.sum(bound({ posterior, prior, logJoint, logLikelihood, key: k, samples: 4 }));
      })([center]);
    };
    await expectSameRecorded(name, step, (i) => [
      gaussian(foldIn(key(2), i), [3]),
      gaussian(foldIn(key(3), i), [3]),
      foldIn(key(4), i),
    ]);
  });
});
