import * as tf from '@tensorflow/tfjs-core';
import type { NumericDataType, Tensor } from '@tensorflow/tfjs-core';
import { broadcastShape, checkBroadcast } from '../broadcast-shape.js';
import { checkTrailingShape } from '../check-shape.js';
import type { Constraint } from '../constraints/constraint.js';
import { debugCheck } from '../debug/debug-check.js';
import { checkValues } from '../debug/check-values.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import type {
  CheckedParameter,
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasSampleAndLogProb,
  HasSupport,
  HasVariance,
  Reparameterization,
  Reparameterized,
  SampleAndLogProb,
} from './distribution.js';
import { shapeOf, spread, type Parameter } from './parameter.js';

/** The mathematics of a distribution, without the checks and the bookkeeping. */
export interface DistributionSpec {
  /** The family's name, such as `Normal`. */
  readonly family: string;
  /** The function that makes it, for messages: by default the family's name with a small letter. */
  readonly callee?: string;
  /** Each parameter by name with where it must lie; the last axes, as many as the constraint's rank, are no batch. */
  readonly parameters: Readonly<Record<string, readonly [Parameter, Constraint]>>;
  /** Distributions that it is made of, whose parameters are judged with its own. */
  readonly parts?: readonly Partial<HasCheckedParameters>[];
  /** Shape that those of the parameters broadcast with to the batch shape; that of its parts. */
  readonly batchShape?: Shape;
  /** Where events lie, where it is known. */
  readonly support?: Constraint;
  /** What `logProb` takes, where that is more than the support. */
  readonly events?: Constraint;
  /** Type of the draws; float32 by default. */
  readonly dtype?: NumericDataType;
  /** Shape of an event; that of a scalar by default. */
  readonly eventShape?: Shape;
  /** How gradients pass through `draw`, where they do. */
  readonly reparameterized?: Reparameterization;
  /** Draws `[...shape, ...batchShape, ...eventShape]`; gets that shape whole. */
  readonly draw: (key: Key, whole: Shape) => Tensor;
  /** As `draw`, with the log probability. */
  readonly sampleAndLogProb?: (key: Key, whole: Shape) => SampleAndLogProb;
  /** Log probability of events that may lie anywhere; −∞ outside the support. */
  readonly logProb: (x: Tensor) => Tensor;
  /** Any shape that broadcasts to that of an event of each batch element. */
  readonly mean?: () => Parameter;
  /** As `mean`. */
  readonly variance?: () => Parameter;
  /** As `mean`. */
  readonly mode?: () => Parameter;
  /** Any shape that broadcasts to the batch shape. */
  readonly entropy?: () => Parameter;
  /** P(X ≤ x), for x anywhere. */
  readonly cdf?: (x: Tensor) => Tensor;
  /** log P(X ≤ x), for x anywhere. */
  readonly logCdf?: (x: Tensor) => Tensor;
  /** log P(X > x), for x anywhere. */
  readonly logSurvival?: (x: Tensor) => Tensor;
  /** The inverse of `cdf`. */
  readonly icdf?: (p: Tensor) => Tensor;
}

interface Capabilities
  extends
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasLogSurvival,
    HasIcdf,
    HasSampleAndLogProb,
    Reparameterized {}

/** A distribution with the capabilities that its specification has. */
export type Defined<S extends DistributionSpec> = Distribution &
  HasCheckedParameters &
  (S extends { readonly support: infer C extends Constraint } ? HasSupport<C> : unknown) &
  Pick<Capabilities, Extract<keyof S, keyof Capabilities>> & { readonly family: S['family'] };

/**
 * Makes a distribution of its mathematics: checks shapes and numbers, broadcasts, and tidies up.
 *
 * Parameters that are numbers are checked against their constraints at once, tensors by `validate`
 * and in debug mode.
 */
export function defineDistribution<const S extends DistributionSpec>(spec: S): Defined<S> {
  const { family, support, eventShape = [], reparameterized } = spec;
  const callee = spec.callee ?? family[0]!.toLowerCase() + family.slice(1);
  const own = checkParameters(callee, spec.parameters);
  const batchShape = batchShapeOf(callee, own, spec.batchShape);
  own.forEach(judgeParameter);
  const ofParts = (spec.parts ?? []).flatMap((part) => part.checkedParameters ?? []);
  const wholeShape = [...batchShape, ...eventShape];

  const checkEvents = (method: string, argument: string, x: Tensor): Shape => {
    const name = `${callee}.${method}`;
    checkTrailingShape(name, argument, x.shape, eventShape);
    const batch = x.shape.slice(0, x.rank - eventShape.length);
    checkBroadcast(name, argument, batch, batchShape);
    return broadcastShape(batch, batchShape)!;
  };
  const statistic =
    (shape: Shape, compute: () => Parameter): (() => Tensor) =>
    () =>
      tf.tidy(() => spread(compute(), shape));
  const ofEvents =
    (method: string, compute: (x: Tensor) => Tensor, constraint?: Constraint, argument = 'x') =>
    (x: Tensor): Tensor => {
      const shape = checkEvents(method, argument, x);
      // tf.where broadcasts no tensor to one without elements, and then engines read past its end.
      if (x.size === 0) return tf.zeros([...shape]);
      if (constraint) debugCheck({ callee: `${callee}.${method}`, argument, value: x, constraint });
      return tf.tidy(() => compute(x));
    };

  const { logProb, draw, sampleAndLogProb, mean, variance, mode, entropy } = spec;
  const { cdf, logCdf, logSurvival, icdf } = spec;
  const defined: Distribution & HasCheckedParameters & Partial<HasSupport & Capabilities> = {
    family,
    batchShape,
    eventShape,
    checkedParameters: [...own, ...ofParts],
    sample: (key, shape = []) => {
      const whole = [...shape, ...wholeShape];
      // As in ofEvents.
      if (tf.util.sizeFromShape(whole) === 0) return tf.zeros(whole, spec.dtype);
      return tf.tidy(() => draw(key, whole));
    },
    logProb: ofEvents('logProb', logProb, spec.events ?? support),
    ...(sampleAndLogProb && {
      sampleAndLogProb: (key, shape = []) =>
        tidied(() => sampleAndLogProb(key, [...shape, ...wholeShape])),
    }),
    ...(support && { support }),
    ...(reparameterized && { reparameterized }),
    ...(mean && { mean: statistic(wholeShape, mean) }),
    ...(variance && { variance: statistic(wholeShape, variance) }),
    ...(mode && { mode: statistic(wholeShape, mode) }),
    ...(entropy && { entropy: statistic(batchShape, entropy) }),
    ...(cdf && { cdf: ofEvents('cdf', cdf) }),
    ...(logCdf && { logCdf: ofEvents('logCdf', logCdf) }),
    ...(logSurvival && { logSurvival: ofEvents('logSurvival', logSurvival) }),
    ...(icdf && { icdf: ofEvents('icdf', icdf, undefined, 'p') }),
  };
  return defined as unknown as Defined<S>;
}

/** Two results of one computation, tidied. */
function tidied(compute: () => SampleAndLogProb): SampleAndLogProb {
  const [sample, logProb] = tf.tidy(() => {
    const both = compute();
    return [both.sample, both.logProb];
  }) as [Tensor, Tensor];
  return { sample, logProb };
}

function checkParameters(
  callee: string,
  parameters: DistributionSpec['parameters'],
): CheckedParameter[] {
  return Object.entries(parameters).map(([argument, [value, constraint]]) => {
    const checked = { callee, argument, value, constraint };
    if (typeof value === 'number') checkValues(checked, [value], []);
    return checked;
  });
}

/** Judges in debug mode what is a tensor, or judged by one. */
function judgeParameter({ value, ...judged }: CheckedParameter): void {
  if (typeof value !== 'number' || judged.constraint.ends) debugCheck({ ...judged, value });
}

/** The shape that those of the parameters broadcast to, without the axes of one parameter. */
function batchShapeOf(
  callee: string,
  parameters: readonly CheckedParameter[],
  first: Shape = [],
): Shape {
  return parameters.reduce<Shape>((shape, { argument, value, constraint }) => {
    const own = shapeOf(value);
    const batch = own.slice(0, own.length - constraint.eventRank);
    checkBroadcast(callee, argument, batch, shape);
    return broadcastShape(batch, shape)!;
  }, first);
}
