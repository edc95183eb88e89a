import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasEntropy } from '../distributions/distribution.js';
import { InputError } from '../input-error.js';
import { hasClosedFormKl, klDivergence } from './kl-divergence.js';
import { checkPair } from './pair.js';

/**
 * Cross entropy in nats, in closed form: what it costs to code draws of p by the code for q.
 *
 *     H(p, q) = −E_{x ∼ p} [log q(x)] = H(p) + KL(p ‖ q)
 *
 * @param p whose entropy is known.
 * @param q whose divergence from p is known: see {@link klDivergence}.
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloCrossEntropy} estimates it.
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { crossEntropy } from '@gen/core/divergences';
 *
 * const h = crossEntropy(normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })); // 1.919
 * ```
 */
export function crossEntropy(p: Distribution & HasEntropy, q: Distribution): Tensor {
  checkPair('crossEntropy', p, q);
  if (!hasClosedFormKl(p, q)) {
    throw new InputError({
      callee: 'crossEntropy',
      argument: 'p, q',
      expected: 'two distributions whose divergence has a known closed form',
      got: `${p.family} and ${q.family}`,
      remedy: 'monteCarloCrossEntropy(p, q, key, samples) estimates it from samples of p.',
    });
  }
  return tf.tidy(() => tf.add(p.entropy(), klDivergence(p, q)));
}
