import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasSampleAndLogProb } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import type { PosteriorLogProb } from './posterior-log-prob.js';

/** log p(x, z) of a model for the x at hand: `[samples, ...batch, ...event]` to `[samples, ...batch]`. */
export type LogJoint = (z: Tensor) => Tensor;

/**
 * What can be drawn with the log probability of the draws, if with no other: a flow that has no inverse is
 * such a posterior.
 */
export type DrawnPosterior = HasSampleAndLogProb &
  Pick<Distribution, 'batchShape' | 'eventShape' | 'sample'>;

/** What a bound on log p(x) is estimated with, besides q. */
export interface DrawOptions {
  /** log p(x, z) of the model. */
  readonly logJoint: LogJoint;
  /** Where the draws come from. */
  readonly key: Key;
  /** Number K of draws for each x; 1 by default. */
  readonly samples?: number;
}

/**
 * What a bound on log p(x) is estimated with. Gradients reach any q: through its draws where they are
 * reparameterized, and else by the score of its draws, each compared with the bound of the others.
 */
export type BoundOptions = DrawOptions &
  (
    | {
        /** q(z | x), of batch shape `[...batch]`: one distribution for each x. */
        readonly posterior: Distribution;
        /**
         * How gradients reach q through its log density; {@link totalLogProb} by default. Where it is given,
         * draws that are not reparameterized have no score.
         */
        readonly logPosterior?: PosteriorLogProb;
      }
    | {
        /** q(z | x) that is known at its draws alone. */
        readonly posterior: DrawnPosterior;
        /** Needs a density at any z. */
        readonly logPosterior?: never;
      }
  );
