import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import type { Constraint } from '../constraints/constraint.js';
import { logWeights as weights } from '../constraints/log-weights.js';
import { realVector } from '../constraints/real-vector.js';
import { InputError } from '../input-error.js';
import { categorical } from '../random/categorical.js';
import { integers } from '../random/integers.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';
import { logOrNothing } from './log-or-nothing.js';

/** What an empirical distribution is made of. */
export interface EmpiricalOptions<Values extends Tensor = Tensor> {
  /** The values that were seen, `[N, ...event]`. */
  readonly values: Values;
  /** Their log weights up to a constant, `[N]`; equal by default. */
  readonly logWeights?: Tensor;
}

/** A distribution of values that were seen, scalars where they are in a list: what {@link empirical} makes. */
export type Empirical<Values extends Tensor = Tensor> = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  (Values extends tf.Tensor1D ? HasCdf & HasLogCdf & HasLogSurvival : unknown) &
  EmpiricalOptions<Values> & {
    /** The family's name. */
    readonly family: 'Empirical';
  };

/**
 * The distribution of values that were seen, each with its weight.
 *
 *     p(x) = Σᵢ wᵢ [x = vᵢ],   w = softmax of the log weights
 *
 * `logProb` compares each event with all N values; it is −∞ of what was not seen. Samples have the type
 * of the values; gradients pass through `sample`, `mean` and `variance` to the values, through `logProb`,
 * `mean`, `variance` and `entropy` to the weights (van der Vaart 1998, "Asymptotic statistics", ch. 19,
 * https://doi.org/10.1017/CBO9780511802256).
 *
 * @example
 * ```ts
 * import { empirical, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = empirical({ values: tf.tensor2d([[0, 1], [2, 3], [2, 3]]) }); // eventShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(tf.tensor1d([2, 3])); // log(2 / 3)
 * ```
 */
export function empirical<Values extends Tensor>(
  options: EmpiricalOptions<Values>,
): Empirical<Values> {
  const { values, logWeights } = options;
  const count = checkOptions(options);
  const eventShape = values.shape.slice(1);
  const size = tf.util.sizeFromShape(eventShape);
  /** Shares of the values, `[N, 1]`. */
  const shares = (): Tensor =>
    tf.reshape(logWeights ? tf.softmax(logWeights) : tf.fill([count], 1 / count), [count, 1]);
  const expectation = (rows: Tensor): Tensor =>
    tf.reshape(tf.sum(tf.mul(tf.reshape(rows, [count, size]), shares()), 0), eventShape);
  const mean = (): Tensor => expectation(values);
  /** The shares together of values that are chosen, `[rows, N]` to `[rows, 1]`. */
  const together = (isChosen: Tensor): Tensor =>
    tf.matMul(tf.cast(isChosen, 'float32') as tf.Tensor2D, shares() as tf.Tensor2D);
  const probsOf = (x: Tensor): Tensor => {
    const rows = tf.reshape(x, [-1, 1, size]);
    const isSame = tf.all(tf.equal(rows, tf.reshape(values, [1, count, size])), -1);
    return tf.reshape(together(isSame), x.shape.slice(0, x.rank - eventShape.length));
  };
  /** The shares of scalars with which a comparison of x holds. */
  const massOf = (x: Tensor, compare: (x: Tensor, values: Tensor) => Tensor): Tensor =>
    tf.reshape(together(compare(tf.reshape(x, [-1, 1]), tf.reshape(values, [1, count]))), x.shape);
  const defined = defineDistribution({
    family: 'Empirical',
    parameters: {
      values: [values, finite(values.rank)],
      ...(logWeights && { logWeights: [logWeights, weights] as const }),
    },
    dtype: values.dtype as tf.NumericDataType,
    support: finite(eventShape.length),
    eventShape,
    draw: (key, whole) => {
      const shape = whole.slice(0, whole.length - eventShape.length);
      return tf.gather(values, drawIndices(key, shape, count, logWeights));
    },
    logProb: (x) => logOrNothing(probsOf(x)),
    mean,
    variance: () => expectation(tf.square(tf.sub(values, mean()))),
    mode: () => tf.reshape(tf.gather(values, tf.argMax(probsOf(values), 0)), eventShape),
    entropy: () => {
      const surprise = tf.neg(logOrNothing(probsOf(values)));
      return tf.sum(tf.mul(tf.reshape(shares(), [count]), surprise));
    },
    ...(eventShape.length === 0 && {
      cdf: (x: Tensor) => massOf(x, tf.greaterEqual),
      logCdf: (x: Tensor) => logOrNothing(massOf(x, tf.greaterEqual)),
      logSurvival: (x: Tensor) => logOrNothing(massOf(x, tf.less)),
    }),
  });
  return {
    ...defined,
    values,
    ...(logWeights && { logWeights }),
  } as unknown as Empirical<Values>;
}

const drawIndices = (
  key: Key,
  shape: Shape,
  count: number,
  logWeights: Tensor | undefined,
): Tensor => (logWeights ? categorical(key, shape, logWeights) : integers(key, shape, 0, count));

const finite = (rank: number): Constraint => ({
  ...realVector,
  name: 'finite numbers',
  eventRank: rank,
});

function checkOptions({ values, logWeights }: EmpiricalOptions): number {
  const count = values.shape[0] ?? 0;
  if (count === 0) {
    throw new InputError({
      callee: 'empirical',
      argument: 'values',
      expected: 'shape [N, ...event] with at least one value',
      got: `shape [${values.shape}]`,
    });
  }
  if (logWeights) checkShape('empirical', 'logWeights', logWeights.shape, [count]);
  return count;
}
