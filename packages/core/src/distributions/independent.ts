import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import { sumLastAxes } from '../sum-last-axes.js';
import type {
  Distribution,
  HasCheckedParameters,
  HasEntropy,
  HasMean,
  HasMode,
  HasSampleAndLogProb,
  HasSupport,
  HasVariance,
  Reparameterized,
} from './distribution.js';

/** A distribution whose event has the last batch axes of another: what {@link independent} makes. */
export type Independent<Base extends Distribution = Distribution> = Distribution & {
  /** The family's name. */
  readonly family: 'Independent';
  /** The distribution of the parts. */
  readonly base: Base;
  /** How many batch axes of `base` belong to the event. */
  readonly rank: number;
} & Kept<Base, HasMean> &
  Kept<Base, HasVariance> &
  Kept<Base, HasMode> &
  Kept<Base, HasEntropy> &
  Kept<Base, HasSampleAndLogProb> &
  Kept<Base, Reparameterized> &
  Kept<Base, HasSupport> &
  Kept<Base, HasCheckedParameters>;

/** A capability, where the base has it. */
type Kept<Base, Capability> = Base extends Capability ? Capability : unknown;

/**
 * Moves the last `rank` batch axes of a distribution into its event: independent parts of one draw.
 *
 *     log p(x) = Σᵢ log p(xᵢ)   over the moved axes
 *
 * Mean, variance, mode, entropy, support and reparameterized samples are kept where the base has them
 * (as in TensorFlow Probability, Dillon et al. 2017, §3.3, https://arxiv.org/abs/1711.10604).
 *
 * @param base the distribution of the parts.
 * @param rank how many batch axes become axes of the event.
 *
 * @example
 * ```ts
 * import { independent, key, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const prior = independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1); // eventShape [2]
 * const z = prior.sample(key(0), [64]); // [64, 2]
 * const logProb = prior.logProb(z); // [64]
 * ```
 */
export function independent<Base extends Distribution>(
  base: Base,
  rank: number,
): Independent<Base> {
  checkRank(base, rank);
  const split = base.batchShape.length - rank;
  const eventShape = [...base.batchShape.slice(split), ...base.eventShape];
  const whole: Distribution & Pick<Independent, 'family' | 'base' | 'rank'> = {
    family: 'Independent',
    base,
    rank,
    batchShape: base.batchShape.slice(0, split),
    eventShape,
    sample: (key, shape) => base.sample(key, shape),
    logProb: (x) => {
      checkTrailingShape('independent.logProb', 'x', x.shape, eventShape);
      return tf.tidy(() => sumLastAxes(base.logProb(x), rank));
    },
  };
  return { ...whole, ...capabilities(base, rank) } as unknown as Independent<Base>;
}

type Capabilities = HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasSampleAndLogProb &
  Reparameterized &
  HasSupport &
  HasCheckedParameters;

function capabilities(
  base: Distribution & Partial<Capabilities>,
  rank: number,
): Partial<Capabilities> {
  const { mean, variance, mode, entropy, sampleAndLogProb } = base;
  const { reparameterized, support, checkedParameters } = base;
  const total = (logProb: Tensor): Tensor => tf.tidy(() => sumLastAxes(logProb, rank));
  return {
    ...(mean && { mean }),
    ...(variance && { variance }),
    ...(mode && { mode }),
    ...(entropy && { entropy: () => tf.tidy(() => sumLastAxes(entropy(), rank)) }),
    ...(sampleAndLogProb && {
      sampleAndLogProb: (key, shape) => {
        const { sample, logProb } = sampleAndLogProb(key, shape);
        return { sample, logProb: total(logProb) };
      },
    }),
    ...(reparameterized && { reparameterized }),
    ...(support && { support }),
    ...(checkedParameters && { checkedParameters }),
  };
}

function checkRank({ batchShape }: Distribution, rank: number): void {
  if (Number.isInteger(rank) && rank >= 0 && rank <= batchShape.length) return;
  throw new InputError({
    callee: 'independent',
    argument: 'rank',
    expected: `an integer from 0 to ${batchShape.length}, the rank of the batch shape [${batchShape}]`,
    got: `${rank}`,
    remedy: 'Give the parameters the shape of the event: numbers alone make a scalar.',
  });
}
