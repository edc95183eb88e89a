import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector, ForwardBijector, IncreasingBijector } from '../bijectors/bijector.js';
import { shapeAfter } from '../bijectors/shape-after.js';
import { checkBroadcast } from '../broadcast-shape.js';
import { checkShape, checkTrailingShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import type { ContinuousConstraint } from '../constraints/constraint.js';
import { sumLastAxes } from '../sum-last-axes.js';
import type {
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasSampleAndLogProb,
  HasSupport,
  Reparameterized,
  SampleAndLogProb,
} from './distribution.js';
import { placeIn, throughIncreasing, type KeptByIncreasing } from './through-increasing.js';

/** What can be drawn, with the log probability of the draws and of nothing else. */
export interface Pushforward
  extends
    HasSampleAndLogProb,
    Pick<Distribution, 'family' | 'batchShape' | 'eventShape' | 'sample'> {
  /** The family's name. */
  readonly family: 'Transformed';
}

/** The distribution of f(x): what {@link transformed} makes of a bijector with an inverse. */
export type Transformed<Base = Distribution, Map = Bijector> = Distribution &
  HasSampleAndLogProb & {
    /** The family's name. */
    readonly family: 'Transformed';
    /** The distribution of x. */
    readonly base: Base;
    /** f. */
    readonly bijector: Map;
  } & Kept<Base, Reparameterized> &
  Kept<Base, HasCheckedParameters> &
  (Map extends IncreasingBijector
    ? Kept<Base, HasCdf> &
        Kept<Base, HasLogCdf> &
        Kept<Base, HasLogSurvival> &
        Kept<Base, HasIcdf> &
        Kept<Base, HasSupport<ContinuousConstraint>>
    : unknown);

/** A capability, where the base has it. */
type Kept<Base, Capability> = Base extends Capability ? Capability : unknown;

/**
 * The distribution of y = f(x), with x of a base distribution: base to data is forward.
 *
 *     log p(y) = log p(f⁻¹(y)) + log |det ∂f⁻¹/∂y|
 *
 * Samples are reparameterized where those of the base are. Of a map without a closed inverse the result
 * is no distribution: it has `sample` and `sampleAndLogProb`, which is what a variational posterior
 * needs. A map that takes events of fewer axes than the base has works on each part. Under one that grows,
 * numbers keep their cdf, quantiles and support, and what is no image has log probability −∞
 * (Rezende & Mohamed 2015, "Variational inference with normalizing flows", §3.1,
 * https://arxiv.org/abs/1505.05770).
 *
 * @param context given to the map with every call, for maps that depend on one.
 * @param base distribution of x.
 * @param bijector f.
 * @param context what a conditional bijector depends on.
 * @throws InputError where the map takes events of more axes than the base has.
 *
 * @example
 * ```ts
 * import { key, normal, transformed } from '@gen/core';
 * import { affine, chain, exp } from '@gen/core/bijectors';
 *
 * const base = normal({ loc: 0, scale: 1 });
 * const d = transformed(base, chain([affine({ loc: 1, scale: 0.5 }), exp])); // log-normal
 * const x = d.sample(key(0), [64]); // [64]
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function transformed<Base extends Distribution, Map extends Bijector>(
  base: Base,
  bijector: Map,
  context?: Tensor,
): Transformed<Base, Map>;
export function transformed(
  base: Distribution,
  bijector: ForwardBijector,
  context?: Tensor,
): Pushforward;
export function transformed(
  base: Distribution & Partial<Reparameterized & HasCheckedParameters & KeptByIncreasing>,
  bijector: ForwardBijector & Partial<IncreasingBijector>,
  context?: Tensor,
): Pushforward {
  const { batchShape, reparameterized, checkedParameters } = base;
  const extra = checkRank(base, bijector);
  const eventShape = shapeAfter(bijector, base.eventShape);

  const draw = (
    key: Key,
    shape: Shape,
  ): { readonly x: Tensor } & Record<'y' | 'logDet', Tensor> => {
    const x = base.sample(key, shape);
    const { value, logDet } = bijector.forward(x, context);
    const expected = [...shape, ...batchShape, ...eventShape];
    checkShape('transformed.sample', 'bijector', value.shape, expected, GIVE_BATCH);
    return { x, y: value, logDet: sumLastAxes(logDet, extra) };
  };
  const ofImage = (y: Tensor): Tensor => {
    const { value, logDet } = (bijector as Bijector).inverse(y, context);
    return tf.add(base.logProb(value), sumLastAxes(logDet, extra));
  };
  const whereImage = (map: IncreasingBijector, y: Tensor): Tensor => {
    const { isBelow, isAbove, inside } = placeIn(base, map, y, context);
    const isOutside = tf.cast(tf.logicalOr(isBelow, isAbove), 'float32');
    return tf.where(tf.greater(sumLastAxes(isOutside, extra), 0), -Infinity, ofImage(inside));
  };
  const logProb = (y: Tensor): Tensor => {
    checkTrailingShape('transformed.logProb', 'x', y.shape, eventShape);
    const batch = y.shape.slice(0, y.rank - eventShape.length);
    checkBroadcast('transformed.logProb', 'x', batch, batchShape);
    return tf.tidy(() => (isIncreasing(bijector) ? whereImage(bijector, y) : ofImage(y)));
  };
  const sampleAndLogProb = (key: Key, shape: Shape = []): SampleAndLogProb => {
    const [sample, logProbOf] = tf.tidy(() => {
      const { x, y, logDet } = draw(key, shape);
      return [y, tf.sub(base.logProb(x), logDet)];
    }) as [Tensor, Tensor];
    return { sample, logProb: logProbOf };
  };
  return {
    family: 'Transformed',
    batchShape,
    eventShape,
    sample: (key: Key, shape: Shape = []) => tf.tidy(() => draw(key, shape).y),
    sampleAndLogProb,
    ...(bijector.inverse && { logProb, base, bijector }),
    ...(isIncreasing(bijector) && extra === 0 && throughIncreasing(base, bijector, context)),
    ...(reparameterized && { reparameterized }),
    ...(checkedParameters && { checkedParameters }),
  };
}

const isIncreasing = (map: ForwardBijector): map is IncreasingBijector => 'increasing' in map;

const GIVE_BATCH = 'Give the base the batch shape of the parameters of the bijector.';

/** How many axes an event of the base has more than the map takes. */
function checkRank({ family, eventShape }: Distribution, map: ForwardBijector): number {
  const extra = eventShape.length - map.domainRank;
  if (extra >= 0) return extra;
  throw new InputError({
    callee: 'transformed',
    argument: 'base',
    expected: `events of at least ${map.domainRank} axes, as ${map.name} takes`,
    got: `${family} with event shape [${eventShape}]`,
    remedy: 'independent(base, rank) moves batch axes into the event.',
  });
}
