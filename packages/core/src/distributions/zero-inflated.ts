import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { bernoulli } from '../random/bernoulli.js';
import { split } from '../random/split.js';
import { logaddexp } from '../special/logaddexp.js';
import { chancesOf } from './chances.js';
import { defineDistribution } from './define-distribution.js';
import type {
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasEntropy,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasSupport,
  HasVariance,
} from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { timesLog } from './times-log.js';

/** A distribution of counts with more zeros: what {@link zeroInflated} makes. */
export type ZeroInflated<Base extends Distribution = Distribution> = Distribution &
  HasCheckedParameters &
  LogitsOrProbs & {
    /** The family's name. */
    readonly family: 'ZeroInflated';
    /** The distribution of what is no extra zero. */
    readonly base: Base;
  } & (Base extends HasMean ? HasMean : unknown) &
  (Base extends HasMean & HasVariance ? HasVariance : unknown) &
  (Base extends HasEntropy ? HasEntropy : unknown) &
  (Base extends HasMode ? HasMode : unknown) &
  (Base extends HasCdf ? HasCdf : unknown) &
  (Base extends HasLogCdf ? HasLogCdf : unknown) &
  (Base extends HasLogSurvival ? HasLogSurvival : unknown) &
  (Base extends HasSupport ? HasSupport : unknown);

/**
 * A distribution of counts that is an extra 0 with probability π, else a draw of another.
 *
 *     p(0) = π + (1 − π) f(0),   p(k) = (1 − π) f(k) for k > 0
 *
 * Mean, variance, mode, entropy, cdf and support are kept where the base has them. Through `sample` gradients are zero
 * (Lambert 1992, "Zero-inflated Poisson regression", §2, https://doi.org/10.2307/1269547).
 *
 * @param odds of an extra zero: logits or probabilities that broadcast to the batch shape of the base.
 * @param base a distribution of counts.
 * @param odds the probability of a further zero, as `logits` or `probs`.
 * @throws InputError where events of the base are not scalar, or the odds have another batch shape.
 *
 * @example
 * ```ts
 * import { key, poisson, zeroInflated } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = zeroInflated(poisson({ rate: tf.tensor1d([2, 5]) }), { probs: 0.3 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function zeroInflated<Base extends Distribution>(
  base: Base,
  odds: LogitsOrProbs,
): ZeroInflated<Base> {
  const capable: Distribution & Partial<Capabilities> = base;
  const chances = chancesOf('zeroInflated', odds);
  const { parameters, success, failure, logSuccess, logFailure } = chances;
  const { mean, variance, mode, entropy, cdf, logCdf, logSurvival, support } = capable;
  const ofZero = (): Tensor => base.logProb(tf.scalar(0));
  const logMass = (x: Tensor): Tensor => {
    const counted = tf.add(base.logProb(x), logFailure());
    return tf.where(tf.equal(x, 0), logaddexp(logSuccess(), counted), counted);
  };
  const defined = defineDistribution({
    family: 'ZeroInflated',
    parameters,
    parts: [capable],
    batchShape: base.batchShape,
    ...(support && { support }),
    draw: (key, shape) => {
      const [forZeros, forCounts] = split(key);
      const outer = shape.slice(0, shape.length - base.batchShape.length);
      const isExtra = bernoulli(forZeros, shape, chances.odds);
      return tf.where(tf.greater(isExtra, 0), 0, base.sample(forCounts, outer));
    },
    logProb: logMass,
    ...(mean && { mean: () => tf.mul(failure(), mean()) }),
    ...(mean &&
      variance && {
        // σ² + π μ², once more times 1 − π
        variance: () => {
          const between = tf.mul(success(), tf.square(mean()));
          return tf.mul(failure(), tf.add(variance(), between));
        },
      }),
    ...(mode && {
      mode: () => {
        const most = mode();
        return tf.where(tf.greater(logMass(most), logMass(tf.scalar(0))), most, 0);
      },
    }),
    ...(entropy && {
      // (1 − π) (H + f log f − (1 − f) log(1 − π)) − p log p of the masses f and p of 0
      entropy: () => {
        const [logBase, logZero] = [ofZero(), logMass(tf.scalar(0))];
        const rest = tf.neg(tf.expm1(logBase));
        const ofBase = tf.add(entropy(), expTimes(logBase));
        const counts = tf.mul(failure(), tf.sub(ofBase, timesLog(rest, logFailure())));
        return tf.sub(counts, expTimes(logZero));
      },
    }),
    ...(logCdf && {
      logCdf: (x: Tensor) =>
        tf.where(
          tf.less(x, 0),
          -Infinity,
          logaddexp(logSuccess(), tf.add(logFailure(), logCdf(x))),
        ),
    }),
    ...(logSurvival && {
      logSurvival: (x: Tensor) => tf.where(tf.less(x, 0), 0, tf.add(logFailure(), logSurvival(x))),
    }),
    ...(cdf && {
      cdf: (x: Tensor) => tf.where(tf.less(x, 0), 0, tf.add(success(), tf.mul(failure(), cdf(x)))),
    }),
  });
  checkBase(base, defined);
  return { ...defined, ...chances.odds, base } as unknown as ZeroInflated<Base>;
}

type Capabilities = HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  HasSupport &
  HasCheckedParameters;

/** p log p of log p. */
const expTimes = (logP: Tensor): Tensor => timesLog(tf.exp(logP), logP);

function checkBase({ eventShape, batchShape }: Distribution, defined: Distribution): void {
  const callee = 'zeroInflated';
  if (eventShape.length > 0) {
    const [expected, got] = ['a distribution of scalars', `event shape [${eventShape}]`];
    throw new InputError({ callee, argument: 'base', expected, got });
  }
  if (batchShape.join() === defined.batchShape.join()) return;
  throw new InputError({
    callee,
    argument: 'odds',
    expected: `a shape that broadcasts to the batch shape of the base, [${batchShape}]`,
    got: `odds that make it [${defined.batchShape}]`,
    remedy: 'Give the parameters of the base that shape.',
  });
}
