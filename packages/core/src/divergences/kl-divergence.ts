import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { checkShape } from '../check-shape.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Independent } from '../distributions/independent.js';
import type { Transformed } from '../distributions/transformed.js';
import { InputError } from '../input-error.js';
import { sumLastAxes } from '../sum-last-axes.js';
import { closedForms } from './closed-forms.js';

/**
 * The pairs of families whose divergence {@link klDivergence} knows, as `Normal, Normal`.
 *
 * @example
 * ```ts
 * import { closedFormKls } from '@gen/core/divergences';
 *
 * console.log(closedFormKls().includes('Laplace, Laplace')); // true
 * ```
 */
export const closedFormKls = (): string[] => Object.keys(closedForms);

/** Whether {@link klDivergence} knows the divergence of these two. */
export function hasClosedFormKl(p: Distribution, q: Distribution): boolean {
  if (isIndependent(p) && isIndependent(q)) {
    return p.rank === q.rank && hasClosedFormKl(p.base, q.base);
  }
  if (isTransformed(p) && isTransformed(q)) {
    return p.bijector === q.bijector && hasClosedFormKl(p.base, q.base);
  }
  return closedForms[families(p, q)] !== undefined;
}

/**
 * Kullback–Leibler divergence in nats, in closed form.
 *
 *     KL(p ‖ q) = E_{x ∼ p} [log p(x) − log q(x)] ≥ 0
 *
 * Known are two of a family for most families, many pairs of two families, two `independent` distributions
 * of such parts, and two that the same bijector was applied to; {@link closedFormKls} lists them. Gradients reach the parameters of both (Kullback & Leibler 1951, "On information and sufficiency",
 * https://doi.org/10.1214/aoms/1177729694).
 *
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloKl} estimates it.
 *
 * @example
 * ```ts
 * import { independent, normal } from '@gen/core';
 * import { klDivergence } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const posterior = independent(normal({ loc: tf.ones([64, 2]), scale: 0.5 }), 1);
 * const prior = independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1);
 * const kl = klDivergence(posterior, prior); // [64]
 * ```
 */
export function klDivergence(p: Distribution, q: Distribution): Tensor {
  checkShape('klDivergence', 'q', q.eventShape, p.eventShape, 'Events of both must be alike.');
  checkBroadcast('klDivergence', 'q', q.batchShape, p.batchShape);
  if (!hasClosedFormKl(p, q)) throw noClosedForm(p, q);
  return tf.tidy(() => closedForm(p, q));
}

function closedForm(p: Distribution, q: Distribution): Tensor {
  if (isIndependent(p) && isIndependent(q)) return klOfParts(p, q);
  // A one-to-one map changes no divergence.
  if (isTransformed(p) && isTransformed(q)) return closedForm(p.base, q.base);
  return closedForms[families(p, q)]!(p, q);
}

const families = (p: Distribution, q: Distribution): string => `${p.family}, ${q.family}`;

/** Of what is transformed without an inverse, nothing is known. */
const isTransformed = (d: Distribution): d is Transformed =>
  d.family === 'Transformed' && 'bijector' in d;

const isIndependent = (d: Distribution): d is Independent => d.family === 'Independent';

/** The sum over the parts: the chain rule for independent coordinates. */
const klOfParts = (p: Independent, q: Independent): Tensor =>
  sumLastAxes(closedForm(p.base, q.base), p.rank);

function noClosedForm(p: Distribution, q: Distribution): InputError {
  return new InputError({
    callee: 'klDivergence',
    argument: 'p, q',
    expected: 'two distributions whose divergence has a known closed form',
    got: `${describe(p)} and ${describe(q)}`,
    remedy: 'monteCarloKl(p, q, key, samples) estimates it from samples of p.',
  });
}

const describe = (d: Distribution): string =>
  isIndependent(d) ? `Independent(${describe(d.base)}, ${d.rank})` : d.family;
