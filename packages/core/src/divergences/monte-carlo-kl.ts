import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { checkShape } from '../check-shape.js';
import type { Distribution } from '../distributions/distribution.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';

/**
 * Estimates the Kullback–Leibler divergence in nats from samples of p, without bias.
 *
 *     KL(p ‖ q) ≈ 1/S Σₛ log p(xₛ) − log q(xₛ),   xₛ ∼ p
 *
 * The standard error falls with √S, and an estimate may be below 0. Gradients in the parameters of p
 * are those of the divergence only where p is reparameterized; in those of q they always are.
 *
 * @param samples S ≥ 1.
 * @returns the batch shape that those of p and q broadcast to.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { monteCarloKl } from '@gen/core/divergences';
 *
 * const p = normal({ loc: 1, scale: 0.5 });
 * const q = normal({ loc: 0, scale: 1 });
 * const kl = monteCarloKl(p, q, key(0), 10_000); // about 0.82
 * ```
 */
export function monteCarloKl(p: Distribution, q: Distribution, key: Key, samples: number): Tensor {
  const callee = 'monteCarloKl';
  checkShape(callee, 'q', q.eventShape, p.eventShape, 'Events of both must be alike.');
  const batchShape = checkBroadcast(callee, 'q', q.batchShape, p.batchShape);
  checkSamples(samples);
  return tf.tidy(() => {
    const ones = Array.from({ length: batchShape.length - p.batchShape.length }, () => 1);
    const x = p.sample(key, [samples, ...ones]);
    return tf.mean(tf.sub(p.logProb(x), q.logProb(x)), 0);
  });
}

function checkSamples(samples: number): void {
  if (Number.isInteger(samples) && samples >= 1) return;
  throw new InputError({
    callee: 'monteCarloKl',
    argument: 'samples',
    expected: 'an integer ≥ 1',
    got: `${samples}`,
  });
}
