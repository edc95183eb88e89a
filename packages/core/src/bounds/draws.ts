import type { Tensor } from '@tensorflow/tfjs-core';
import type { BoundOptions } from './bound-options.js';
import { totalLogProb } from './posterior-log-prob.js';

/** Draws of q. */
export interface Draws {
  /** z, `[samples, ...batch, ...event]`. */
  readonly z: Tensor;
  /** log q(z | x), `[samples, ...batch]`. */
  readonly logProb: Tensor;
}

/** New draws of q with their log probabilities, at once where q knows them so. */
export function drawsOf({ posterior, key, samples = 1, logPosterior }: BoundOptions): Draws {
  if (logPosterior === undefined && 'sampleAndLogProb' in posterior) {
    const { sample, logProb } = posterior.sampleAndLogProb(key, [samples]);
    return { z: sample, logProb };
  }
  const z = posterior.sample(key, [samples]);
  // What has no sampleAndLogProb has a density.
  const logProb = (logPosterior ?? totalLogProb)(
    posterior as Parameters<typeof totalLogProb>[0],
    z,
  );
  return { z, logProb };
}
