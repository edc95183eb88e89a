import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { beta } from './beta.js';
import { binomial } from './binomial.js';
import { chiSquared } from './chi-squared.js';
import type {
  ContinuousDistribution,
  Distribution,
  HasCdf,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
} from './distribution.js';
import { gamma } from './gamma.js';
import goldens from './goldens/tails.json' with { type: 'json' };
import { inverseGamma } from './inverse-gamma.js';
import { negativeBinomial } from './negative-binomial.js';
import { poisson } from './poisson.js';
import { studentT } from './student-t.js';

type Tailed = Distribution & HasLogCdf & HasLogSurvival & Partial<HasIcdf>;
type Named = Readonly<Record<string, Tensor>>;

interface Golden {
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly x: readonly number[];
  /** `[x, ...batch]`; −∞ is null. */
  readonly logCdf: readonly (readonly (number | null)[])[];
  readonly logSurvival: readonly (readonly (number | null)[])[];
  readonly p?: readonly number[];
  readonly icdf?: readonly (readonly number[])[];
}

const makers: Record<keyof typeof goldens.families, (named: Named) => Tailed> = {
  gamma: ({ concentration, rate }) => gamma({ concentration: concentration!, rate: rate! }),
  inverseGamma: ({ concentration, scale }) =>
    inverseGamma({ concentration: concentration!, scale: scale! }),
  chiSquared: ({ degreesOfFreedom }) => chiSquared({ degreesOfFreedom: degreesOfFreedom! }),
  beta: ({ alpha, beta: other }) => beta({ alpha: alpha!, beta: other! }),
  studentT: ({ degreesOfFreedom, loc, scale }) =>
    studentT({ degreesOfFreedom: degreesOfFreedom!, loc: loc!, scale: scale! }),
  poisson: ({ rate }) => poisson({ rate: rate! }),
  binomial: ({ total, probs }) => binomial({ total: total!, probs: probs! }),
  negativeBinomial: ({ total, probs }) => negativeBinomial({ total: total!, probs: probs! }),
};

describe.each(Object.entries(makers))('%s', (name, make) => {
  const golden: Golden = goldens.families[name as keyof typeof makers];
  const tensors = (): Named =>
    Object.fromEntries(Object.entries(golden.parameters).map(([n, v]) => [n, tf.tensor1d([...v])]));
  const column = (values: readonly number[]): Tensor =>
    tf.tensor2d([...values], [values.length, 1]);

  /** What is further off than a share of max(least, |expected|), where finite. */
  const far = async (
    got: Tensor,
    want: readonly (readonly (number | null)[])[],
    relative: number,
    least: number,
  ): Promise<string[]> => {
    const numbers = await got.data();
    return want.flat().flatMap((each, i) => {
      const expected = each ?? -Infinity;
      const bound = relative * Math.max(least, Math.abs(expected));
      const isClose = numbers[i] === expected || Math.abs(numbers[i]! - expected) <= bound;
      return isClose ? [] : [`[${i}] got ${numbers[i]}, expected ${expected}`];
    });
  };

  test('log probabilities of both tails are right where they are far below any float32', async () => {
    const d = make(tensors());
    expect(await far(d.logCdf(column(golden.x)), golden.logCdf, 2e-5, 1)).toEqual([]);
    expect(await far(d.logSurvival(column(golden.x)), golden.logSurvival, 2e-5, 1)).toEqual([]);
  });

  if (golden.icdf === undefined || golden.p === undefined) return;
  const { p, icdf } = golden;

  test('quantiles are right in both tails', async () => {
    expect(await far(make(tensors()).icdf!(column(p)), icdf, 2e-5, 1e-30)).toEqual([]);
  });

  // Thousands of dispatches each, which take software drivers of WebGPU seconds; the others are made of these.
  if (tf.getBackend() === 'webgpu' && !['gamma', 'studentT'].includes(name)) return;
  test('quantiles have the gradients of the function that they invert', async () => {
    const names = Object.keys(golden.parameters);
    const from = (each: readonly Tensor[]) =>
      make(Object.fromEntries(names.map((n, i) => [n, each[i]!]))) as Tailed &
        HasCdf &
        ContinuousDistribution;
    const list = Object.values(tensors());
    const some = column([0.125, 0.5625, 0.875]);
    const x = from(list).icdf!(some);
    const inverse = tf.exp(tf.neg(from(list).logProb(x))); // 1 / p(x)
    // Of F(x, θ) = p: dx/dp = 1 / p(x) and dx/dθ = −∂F/∂θ / p(x).
    const got = tf.grads((...each: Tensor[]) =>
      tf.sum(from(each.slice(0, -1)).icdf!(each.at(-1)!)),
    );
    const want = tf.grads((...each: Tensor[]) =>
      tf.neg(tf.sum(tf.mul(from(each).cdf(x), inverse))),
    );
    const [slopes, wanted] = tf.tidy(() => [got([...list, some]), want(list)]);
    for (const [i, slope] of wanted.entries()) await expectClose(slopes[i]!, slope, 1e-3);
    await expectClose(slopes.at(-1)!, tf.sum(inverse, 1, true), 1e-3);
  });
});
