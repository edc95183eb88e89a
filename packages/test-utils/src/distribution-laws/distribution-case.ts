import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type {
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
  Reparameterized,
} from '@gen/core';
import type { Events } from '../events.js';

/** Numbers nested to the depth of a tensor's rank. */
export type Nested = number | readonly Nested[];

/** A distribution with whatever capabilities it has. */
export type AnyDistribution = Distribution &
  Partial<
    HasMean &
      HasVariance &
      HasMode &
      HasEntropy &
      HasCdf &
      HasLogCdf &
      HasLogSurvival &
      HasIcdf &
      HasSampleAndLogProb &
      HasSupport &
      HasCheckedParameters &
      Reparameterized
  >;

/** Values that another program computed. */
export interface DistributionGolden {
  /** Parameters by name. */
  readonly parameters: Readonly<Record<string, Nested>>;
  /** Events, `[rows, ...batch, ...event]`. */
  readonly x: Nested;
  /** Log densities, `[rows, ...batch]`. */
  readonly logProb: Nested;
  /** P(X ≤ x), `[rows, ...batch]`. */
  readonly cdf?: Nested;
  /** log P(X ≤ x), `[rows, ...batch]`. */
  readonly logCdf?: Nested;
  /** Means, `[...batch, ...event]`. */
  readonly mean?: Nested;
  /** Variances, `[...batch, ...event]`. */
  readonly variance?: Nested;
  /** Entropies, `[...batch]`. */
  readonly entropy?: Nested;
}

/** What the laws of a distribution are tried with. */
export interface DistributionCase {
  /** Parameters by name, such that no axis of the batch and the event has size 1. */
  readonly parameters: Readonly<Record<string, Nested>>;
  /** All events, or cells that cover them; without, sums and integrals are not tried. */
  readonly events?: Events;
  /** Values to agree with. */
  readonly goldens?: readonly DistributionGolden[];
  /** Events outside the support: flat, one each. */
  readonly outside?: readonly (readonly number[])[];
  /** Parameters, by name, that gradients do not reach. */
  readonly constants?: readonly string[];
  /** Whether moments are those of the samples: not where variances are infinite. */
  readonly moments?: boolean;
  /** Number of draws; 100,000 by default, fewer of another form of what is tried elsewhere. */
  readonly draws?: number;
  /** Type of the samples: of categories `int32`; by default `float32`. */
  readonly dtype?: 'float32' | 'int32';
  /** Largest error of sums and integrals. */
  readonly tolerance?: number;
}

/** A distribution under trial: how to make it, and of what. */
export interface Trial extends DistributionCase {
  /** Makes it of tensors, in the order of `parameters`. */
  readonly fromList: (list: readonly Tensor[]) => AnyDistribution;
  /** Makes it of named numbers. */
  readonly fromNumbers: (named: DistributionCase['parameters']) => AnyDistribution;
  /** Runs a test with a fresh distribution of fresh parameters. */
  readonly law: (title: string, check: (d: AnyDistribution, list: Tensor[]) => unknown) => void;
}

/** Nested numbers as a tensor. */
export const tensorOf = (nested: Nested): Tensor => tf.tensor(nested as number[]);

/** The events as a tensor `[points, ...1, ...event]` that broadcasts over the batch. */
export const pointsOf = ({ batchShape, eventShape }: Distribution, { points }: Events): Tensor =>
  tf.tensor(points.flat(), [points.length, ...batchShape.map(() => 1), ...eventShape]);

/** Probability of each event or cell, `[points, ...batch]`. */
export function massOf(d: Distribution, events: Events): Tensor {
  const weights = tf.tensor(events.weights as number[], [
    events.points.length,
    ...d.batchShape.map(() => 1),
  ]);
  return tf.mul(tf.exp(d.logProb(pointsOf(d, events))), weights);
}
