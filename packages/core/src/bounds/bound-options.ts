import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, Reparameterized } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import type { PosteriorLogProb } from './posterior-log-prob.js';

/** log p(x, z) of a model for the x at hand: `[samples, ...batch, ...event]` to `[samples, ...batch]`. */
export type LogJoint = (z: Tensor) => Tensor;

/** What a bound on log p(x) is estimated with. */
export interface BoundOptions {
  /** q(z | x), of batch shape `[...batch]`: one distribution for each x. */
  readonly posterior: Distribution & Reparameterized;
  /** log p(x, z) of the model. */
  readonly logJoint: LogJoint;
  /** Where the draws come from. */
  readonly key: Key;
  /** Number K of draws for each x; 1 by default. */
  readonly samples?: number;
  /** How gradients reach q through its log density; {@link totalLogProb} by default. */
  readonly logPosterior?: PosteriorLogProb;
}
