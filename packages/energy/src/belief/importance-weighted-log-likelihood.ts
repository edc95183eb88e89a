import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type Key } from '@gen/core';
import { iwae } from '@gen/core/bounds';
import type { HelmholtzMachine } from './helmholtz-machine.js';

/** How an {@link importanceWeightedLogLikelihood} is estimated. */
export interface ImportanceWeightedOptions {
  /** Number K of draws of q for each example. */
  readonly samples?: number;
  /** Number of draws that are in memory at a time; the estimate depends on it as on the key. */
  readonly chunk?: number;
}

/**
 * Estimates the log-likelihood of each example by importance sampling from the recognition network: a
 * lower bound on average, which rises with K and tends to log p(v).
 *
 *     log p(v) ≈ log 1/K Σₖ p(v, hₖ) / q(hₖ | v),   hₖ ∼ q(h | v)
 *
 * Bornschein & Bengio 2015, "Reweighted wake–sleep", §2.1, https://arxiv.org/abs/1406.2751.
 *
 * @param v `[batch, visible]`, borrowed.
 * @param key what is drawn is a pure function of it and of `chunk`.
 * @returns `[batch]` in nats, which the caller owns.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { HelmholtzMachine, importanceWeightedLogLikelihood } from '@gen/energy';
 *
 * const machine = new HelmholtzMachine({ visible: 4, hidden: [3, 2], key: key(0) });
 * const v = machine.sample(key(1), 5);
 * const bound = importanceWeightedLogLikelihood(machine, v, key(2), { samples: 200 }); // [5]
 * machine.dispose();
 * ```
 */
export function importanceWeightedLogLikelihood(
  { generative, recognition }: HelmholtzMachine,
  v: Tensor,
  key: Key,
  { samples = 5000, chunk = 100 }: ImportanceWeightedOptions = {},
): Tensor {
  checkCount('importanceWeightedLogLikelihood', 'samples', samples);
  checkCount('importanceWeightedLogLikelihood', 'chunk', chunk);
  return tf.tidy(() => {
    const posterior = recognition.posterior(v);
    const logJoint = (h: Tensor): Tensor => generative.logJoint(v, h);
    return iwae({ posterior, logJoint, key, samples, chunk });
  });
}
