import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '@gen/core';
import { iwae } from '@gen/core/bounds';
import type { UnnormalizedLogProb } from '../partition/log-likelihood.js';
import type { DeepBeliefNetwork } from './deep-belief-network.js';

/** How a {@link deepBeliefBound} is estimated. */
export interface DeepBeliefBoundOptions {
  /** Number K of draws of q(h | v) for each example; 1 by default. */
  readonly samples?: number;
  /** Number of draws that are in memory at a time; all by default. */
  readonly chunk?: number;
}

/**
 * A variational lower bound on the unnormalised log density of a deep belief network, as
 * `logLikelihoodBound` takes it together with the log Z of the top RBM.
 *
 *     log p(v) + log Z ≥ E log 1/K Σₖ p̃(v, hₖ) / q(hₖ | v),   p̃(v, h) = p(v | h¹) … exp(−F(hᴸ⁻¹)),   hₖ ∼ q(h | v)
 *
 * With K = 1 it is the bound of the paper, and tighter with every further draw (Salakhutdinov & Murray
 * 2008, "On the quantitative analysis of deep belief networks", §4, https://doi.org/10.1145/1390156.1390266).
 * It is an estimate, that lies below in expectation.
 *
 * @returns a function from v `[batch, visible]` and a key to nats `[batch]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import {
 *   binaryUnits,
 *   DeepBeliefNetwork,
 *   deepBeliefBound,
 *   exactLogPartition,
 *   logLikelihoodBound,
 *   RBM,
 * } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const top = new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: second });
 * const network = new DeepBeliefNetwork({
 *   stack: [new RBM({ visible: binaryUnits(6), hidden: binaryUnits(4), key: first }), top],
 * });
 * const bound = deepBeliefBound(network, { samples: 10 });
 * const score = await logLikelihoodBound(bound, tf.zeros([5, 6]), await exactLogPartition(top));
 * console.log(`${score}`); // log p(x) ≥ −4.1… nats (lower bound; …
 * network.dispose();
 * ```
 */
export function deepBeliefBound(
  network: DeepBeliefNetwork,
  { samples = 1, chunk }: DeepBeliefBoundOptions = {},
): UnnormalizedLogProb {
  checkCount('deepBeliefBound', 'samples', samples);
  return (v, key) =>
    tf.tidy(() => {
      const posterior = network.posterior(v);
      const logJoint = (h: Tensor): Tensor => network.logJoint(v, h);
      return iwae({ posterior, logJoint, key, samples, ...(chunk !== undefined && { chunk }) });
    });
}
