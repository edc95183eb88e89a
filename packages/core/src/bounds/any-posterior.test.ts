import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, expectWithinError } from '@gen/test-utils';
import { describe, expectTypeOf, test } from 'vitest';
import { affine } from '../bijectors/affine.js';
import type { ForwardBijector } from '../bijectors/bijector.js';
import { bernoulli, type Bernoulli } from '../distributions/bernoulli.js';
import { normal } from '../distributions/normal.js';
import { transformed } from '../distributions/transformed.js';
import { key } from '../random/key.js';
import type { BoundOptions, DrawOptions } from './bound-options.js';
import { cubo } from './cubo.js';
import { elboParts } from './elbo-parts.js';
import { elboWithEntropy } from './elbo-with-entropy.js';
import { elbo } from './elbo.js';
import { iwae } from './iwae.js';
import { sampledKl } from './latent-divergence.js';
import { logMeanExp } from './log-mean-exp.js';
import type { PosteriorLogProb } from './posterior-log-prob.js';
import { renyiBound } from './renyi-bound.js';

// z is a bit, and log p(x, z) a function of it: expectations over draws are sums.
const logJoint = (z: Tensor): Tensor => tf.sub(tf.mul(z, 2.3), 1.2);
const prior = (): Bernoulli => bernoulli({ logits: 0.5 });
const LOGIT = -0.4;

type Options = DrawOptions & { readonly posterior: Bernoulli };
const bounds: Readonly<
  Record<string, readonly [(options: Options) => Tensor, (logWeights: Tensor) => Tensor]>
> = {
  elbo: [elbo, (w) => tf.mean(w, 0)],
  elboWithEntropy: [elboWithEntropy, (w) => tf.mean(w, 0)],
  'elboParts with its divergence from draws': [
    (options) => {
      const logLikelihood = (z: Tensor): Tensor => tf.sub(logJoint(z), prior().logProb(z));
      return elboParts({ ...options, prior: prior(), logLikelihood, divergence: sampledKl }).elbo;
    },
    (w) => tf.mean(w, 0),
  ],
  iwae: [iwae, logMeanExp],
  renyiBound: [
    (options) => renyiBound({ ...options, alpha: -1 }),
    (w) => tf.div(logMeanExp(tf.mul(w, 2)), 2),
  ],
  cubo: [(options) => cubo({ ...options, order: 3 }), (w) => tf.div(logMeanExp(tf.mul(w, 3)), 3)],
};

/** The gradient of E[bound] in the logit of q: over all values of all draws. */
function exactGradient(samples: number, boundOf: (logWeights: Tensor) => Tensor): Tensor {
  const values = Array.from({ length: 2 ** samples }, (_, i) => i);
  const z = tf.tensor2d(
    Array.from({ length: samples }, (_, draw) => values.map((i) => (i >> draw) & 1)),
  );
  return tf.grad((logits) => {
    const logProb = bernoulli({ logits }).logProb(z);
    const bound = boundOf(tf.sub(logJoint(z), logProb)); // [values]
    return tf.sum(tf.mul(tf.exp(tf.sum(logProb, 0)), bound));
  })(tf.scalar(LOGIT));
}

describe.each(Object.entries(bounds))('%s of a q that is not reparameterized', (_, [bound, of]) => {
  test.each([1, 3])('with %d draws has a gradient without bias', async (samples) => {
    const count = 4000;
    const slopes = tf.grad((logits) =>
      tf.sum(bound({ posterior: bernoulli({ logits }), logJoint, key: key(samples), samples })),
    )(tf.fill([count], LOGIT));
    const { mean, variance } = tf.moments(slopes);
    const standardError = tf.sqrt(tf.div(variance, count));
    await expectWithinError({ value: mean, standardError }, exactGradient(samples, of));
  });
});

test('draws are compared with each other: a constant in the model makes no noise', async () => {
  const slopeOf = (constant: number): Tensor =>
    tf.grad((logits) => {
      const joint = (z: Tensor): Tensor => tf.add(logJoint(z), constant);
      return tf.sum(
        iwae({ posterior: bernoulli({ logits }), logJoint: joint, key: key(0), samples: 2 }),
      );
    })(tf.zeros([100]));
  await expectClose(slopeOf(-90), slopeOf(0), 1e-4);
});

test('what is asked of the log density of q is all that reaches q', async () => {
  const slope = tf.grad((logits) => {
    const logPosterior: PosteriorLogProb = (q, z) => tf.mul(q.logProb(z), 0);
    const posterior = bernoulli({ logits });
    return tf.sum(iwae({ posterior, logJoint, key: key(0), samples: 4, logPosterior }));
  })(tf.zeros([3]));
  await expectClose(slope, [0, 0, 0], 0);
});

describe('a flow without an inverse', () => {
  const { name, domainRank, codomainRank, forwardShape, forward } = affine({ loc: 0.5, scale: 2 });
  const oneWay: ForwardBijector = { name, domainRank, codomainRank, forwardShape, forward };
  const options = { logJoint: normal({ loc: 1, scale: 1 }).logProb, key: key(2), samples: 4 };

  test('is a posterior as good as the same one with it', async () => {
    const base = normal({ loc: tf.zeros([3]), scale: 1 });
    for (const bound of [elbo, iwae, cubo]) {
      const posterior = transformed(base, affine({ loc: 0.5, scale: 2 }));
      const value = bound({ ...options, posterior: transformed(base, oneWay) });
      await expectClose(value, bound({ ...options, posterior }), 1e-5);
    }
  });

  test('has no density at other points to take a gradient of', () => {
    type Given = Extract<BoundOptions, { readonly logPosterior?: never }>;
    expectTypeOf<Given['posterior']>().not.toHaveProperty('logProb');
    expectTypeOf<PosteriorLogProb>().not.toExtend<NonNullable<Given['logPosterior']>>();
  });
});
