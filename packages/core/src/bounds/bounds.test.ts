import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { normal, type Normal } from '../distributions/normal.js';
import { foldIn } from '../random/fold-in.js';
import { key } from '../random/key.js';
import { chiObjective } from './chi-objective.js';
import { cubo } from './cubo.js';
import { doublyReparameterized } from './doubly-reparameterized.js';
import { elboParts } from './elbo-parts.js';
import { elboWithEntropy } from './elbo-with-entropy.js';
import { elboWithKl } from './elbo-with-kl.js';
import { elbo } from './elbo.js';
import { iwae } from './iwae.js';
import { sampledKl } from './latent-divergence.js';
import { stickingTheLanding } from './posterior-log-prob.js';
import { renyiBound } from './renyi-bound.js';
import { sleepPhase } from './sleep-phase.js';
import { wakePhase } from './wake-phase.js';

// z ∼ N(0, 1), x | z ∼ N(z, 1): log p(x) and the posterior N(x / 2, ½) are known.
const xs = [1, -0.5, 2];
const centers = [0.2, 0.1, 0.5];
const offsets = centers.map((center, i) => center - xs[i]! / 2);
const logEvidence = xs.map((x) => -0.25 * x * x - 0.5 * Math.log(4 * Math.PI));
const MANY = 20_000;

const standard = (): Normal => normal({ loc: 0, scale: 1 });
const logLikelihood = (z: Tensor): Tensor => normal({ loc: z, scale: 1 }).logProb(tf.tensor1d(xs));
const logJoint = (z: Tensor): Tensor => tf.add(logLikelihood(z), standard().logProb(z));
const exact = (): Normal => normal({ loc: tf.tensor1d(xs.map((x) => x / 2)), scale: Math.SQRT1_2 });
const wrong = (): Normal => normal({ loc: tf.tensor1d(centers), scale: 0.9 });
const ofExact = (samples = 5) => ({ posterior: exact(), logJoint, key: key(0), samples });
const ofWrong = () => ({ posterior: wrong(), logJoint, key: key(1), samples: MANY });

describe('with the posterior itself', () => {
  test('every bound is log p(x), draw by draw', async () => {
    const bounds = [
      elbo(ofExact()),
      iwae(ofExact()),
      renyiBound({ ...ofExact(), alpha: 0.5 }),
      renyiBound({ ...ofExact(), alpha: -1 }),
      cubo(ofExact()),
      doublyReparameterized(ofExact()),
    ];
    for (const bound of bounds) await expectClose(bound, logEvidence, 1e-5);
  });

  test('gradients that stick the landing are 0, the others are not', async () => {
    const gradientOf = (logPosterior: typeof stickingTheLanding | undefined): Tensor =>
      tf.grad((loc) => {
        const posterior = normal({ loc, scale: Math.SQRT1_2 });
        return tf.sum(elbo({ ...ofExact(), posterior, ...(logPosterior && { logPosterior }) }));
      })(tf.tensor1d(xs.map((x) => x / 2)));
    await expectClose(gradientOf(stickingTheLanding), [0, 0, 0], 1e-5);
    const [most] = await tf.max(tf.abs(gradientOf(undefined))).data();
    expect(most).toBeGreaterThan(0.1);
  });
});

describe('with another q', () => {
  test('the ELBO is below log p(x) by the divergence, however it is split', async () => {
    const ratio = 0.81 / 0.5;
    const lower = offsets.map(
      (offset, i) => logEvidence[i]! - 0.5 * (offset ** 2 / 0.5 + ratio - 1 - Math.log(ratio)),
    );
    await expectClose(elbo(ofWrong()), lower, 0.03);
    await expectClose(elboWithEntropy(ofWrong()), lower, 0.03);
    await expectClose(elboWithKl({ ...ofWrong(), prior: standard(), logLikelihood }), lower, 0.03);
    await expectClose(renyiBound({ ...ofWrong(), alpha: 1 }), lower, 0.03);
  });

  test('more draws raise the importance-weighted bound to log p(x), and not above', async () => {
    const meanOf = async (samples: number): Promise<number> => {
      const posterior = normal({ loc: tf.fill([2000], centers[0]!), scale: 0.9 });
      const joint = (z: Tensor): Tensor =>
        tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(xs[0]!)), standard().logProb(z));
      const bound = iwae({ posterior, logJoint: joint, key: key(2), samples });
      return (await tf.mean(bound).data())[0]!;
    };
    const [one, five, fifty] = [await meanOf(1), await meanOf(5), await meanOf(50)];
    expect(one).toBeLessThan(five);
    expect(five).toBeLessThan(fifty);
    expect(fifty).toBeLessThan(logEvidence[0]! + 0.005);
    expect(fifty).toBeGreaterThan(logEvidence[0]! - 0.02);
  });

  test('draws in chunks are those of one batch of each key', async () => {
    const options = { ...ofWrong(), samples: 7, chunk: 3 };
    const chunked = iwae(options);
    const weights = [0, 3, 6].map((done) => {
      const z = wrong().sample(foldIn(key(1), done), [3]);
      return tf.slice(tf.sub(logJoint(z), wrong().logProb(z)), 0, Math.min(3, 7 - done));
    });
    const all = tf.logSumExp(tf.concat(weights), 0);
    await expectClose(chunked, tf.sub(all, Math.log(7)), 1e-6);
    await expectNoLeak(() => iwae({ ...options, logJoint: (z) => standard().logProb(z) }));
  });

  test('the parts of the ELBO add up, whichever divergence is asked for', async () => {
    const options = { ...ofWrong(), prior: standard(), logLikelihood };
    const inClosedForm = elboParts(options);
    const sampled = elboParts({ ...options, divergence: sampledKl });
    await expectClose(inClosedForm.elbo, elboWithKl(options), 0);
    await expectClose(sampled.elbo, elbo(ofWrong()), 1e-4);
    await expectClose(sampled.kl, inClosedForm.kl, 0.03);
  });

  test('Rényi bounds fall with α, from above log p(x) to below', async () => {
    const read = async (alpha: number): Promise<number> =>
      (await renyiBound({ ...ofWrong(), alpha }).data())[0]!;
    const bounds = await Promise.all([-0.5, 0, 0.5, 1, 2].map(read));
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
    expect(bounds[0]!).toBeGreaterThan(logEvidence[0]!);
    expect(Math.abs(bounds[1]! - logEvidence[0]!)).toBeLessThan(0.02);
  });

  test('the χ bound is above log p(x) by the divergence', async () => {
    // E_q[(p / q)²] of normals in closed form, with p of variance s and q of variance v.
    const [s, v] = [0.5, 0.81];
    const upper = offsets.map((offset, i) => {
      const logSecond = Math.log(v / Math.sqrt(s * (2 * v - s))) + offset ** 2 / (2 * v - s);
      return logEvidence[i]! + 0.5 * logSecond;
    });
    await expectClose(cubo(ofWrong()), upper, 0.03);
  });

  test('the objective of the χ bound has its direction', async () => {
    const signsOf = async (bound: typeof cubo): Promise<number[]> => {
      const gradient = tf.grad((loc) =>
        tf.sum(bound({ ...ofWrong(), posterior: normal({ loc, scale: 0.9 }) })),
      );
      return Array.from(await tf.sign(gradient(tf.tensor1d(centers))).data());
    };
    expect(await signsOf(chiObjective)).toEqual(await signsOf(cubo));
    expect(await signsOf(cubo)).toEqual(offsets.map(Math.sign));
  });

  test('doubly reparameterized gradients have the mean of the others, and less variance', async () => {
    const gradientsOf = (bound: typeof doublyReparameterized): [Tensor, Tensor] =>
      tf.grads((theta, loc) => {
        const joint = (z: Tensor): Tensor =>
          tf.add(
            normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)),
            normal({ loc: theta!, scale: 1 }).logProb(z),
          );
        const posterior = normal({ loc: loc!, scale: 0.9 });
        return tf.sum(bound({ posterior, logJoint: joint, key: key(3), samples: 8 }));
      })([tf.scalar(0.3), tf.fill([3000], 0.2)]) as [Tensor, Tensor];
    const [ofModel, doubly] = gradientsOf(doublyReparameterized);
    const [sameModel, once] = gradientsOf(iwae);
    await expectClose(ofModel, sameModel, 1e-4);
    const [less, more] = [tf.moments(doubly), tf.moments(once)];
    await expectClose(less.mean, more.mean, 0.02);
    expect((await less.variance.data())[0]!).toBeLessThan((await more.variance.data())[0]! / 2);
  });

  test('the wake phase follows the forward divergence', async () => {
    const [ofLoc, ofScale] = tf.grads((loc, scale) =>
      tf.sum(wakePhase({ ...ofWrong(), posterior: normal({ loc: loc!, scale: scale! }) })),
    )([tf.tensor1d(centers), tf.fill([3], 0.9)]) as [Tensor, Tensor];
    await expectClose(
      ofLoc,
      offsets.map((offset) => offset / 0.81),
      0.05,
    );
    await expectClose(
      ofScale,
      offsets.map((offset) => 1 / 0.9 - (0.5 + offset ** 2) / 0.9 ** 3),
      0.05,
    );
  });

  test('the sleep phase is the surprise of q about what the model dreamt', async () => {
    const [z, x] = [tf.tensor1d([0.5, 1]), tf.tensor1d([1, 0])];
    const posterior = (at: Tensor): Normal => normal({ loc: tf.mul(at, 0.5), scale: 2 });
    await expectClose(sleepPhase(posterior, { x, z }), tf.neg(posterior(x).logProb(z)));
  });
});

test('no tensors are left behind', async () => {
  const options = ofExact(2);
  const prior = standard();
  const likelihood = (z: Tensor): Tensor => tf.tidy(() => logLikelihood(z));
  await expectNoLeak(() => [
    elbo({ ...options, logPosterior: stickingTheLanding }),
    elboWithEntropy(options),
    elboWithKl({ ...options, prior, logLikelihood: likelihood }),
    iwae(options),
    renyiBound({ ...options, alpha: 0.5 }),
    cubo(options),
    chiObjective(options),
    wakePhase(options),
    doublyReparameterized(options),
  ]);
});

test('what makes no sense is refused', () => {
  const options = ofExact();
  expect(() => elbo({ ...options, samples: 0 })).toThrow('elbo: samples: expected an integer ≥ 1');
  expect(() => cubo({ ...options, order: 1 })).toThrow(
    'cubo: order: expected a finite number above',
  );
  expect(() => renyiBound({ ...options, alpha: NaN })).toThrow(
    'renyiBound: alpha: expected a finite',
  );
});
