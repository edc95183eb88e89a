import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { BoundOptions } from './bound-options.js';
import { logMeanExp } from './log-mean-exp.js';
import { ofLogWeights } from './log-weights.js';

/** Options of {@link renyiBound}. */
export type RenyiBoundOptions = BoundOptions & {
  /** Order α of the divergence: 0 for the importance-weighted bound, 1 for the ELBO, below 0 an upper bound. */
  readonly alpha: number;
};

/**
 * Variational Rényi bound.
 *
 *     1 / (1 − α) · log E_q[w^{1 − α}],   w = p(x, z) / q(z | x)
 *
 * It falls with α: at most log p(x) for α ≥ 0, at least for α ≤ 0. With finitely many draws the estimate
 * is biased downwards for α < 1 (Li & Turner 2016, "Rényi divergence variational inference", §3–4,
 * https://arxiv.org/abs/1602.02311).
 *
 * @returns an estimate in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { renyiBound } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = renyiBound({ posterior, logJoint, key: key(0), samples: 100, alpha: 0.5 });
 * ```
 */
export function renyiBound({ alpha, ...options }: RenyiBoundOptions): Tensor {
  checkCount('renyiBound', 'samples', options.samples ?? 1);
  checkAlpha(alpha);
  return tf.tidy(() =>
    ofLogWeights(options, (weights) => {
      if (alpha === 1) return tf.mean(weights, 0);
      return tf.div(logMeanExp(tf.mul(weights, 1 - alpha)), 1 - alpha);
    }),
  );
}

function checkAlpha(alpha: number): void {
  if (Number.isFinite(alpha)) return;
  const [expected, got] = ['a finite number', `${alpha}`];
  throw new InputError({ callee: 'renyiBound', argument: 'alpha', expected, got });
}
