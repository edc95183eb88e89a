import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import type { Independent } from '../distributions/independent.js';
import { InputError } from '../input-error.js';
import { sumLastAxes } from '../sum-last-axes.js';
import { checkOrder } from './check-order.js';
import { klDivergence } from './kl-divergence.js';
import { checkPair } from './pair.js';
import { renyiForms } from './renyi-forms.js';

/**
 * The pairs of families whose divergences {@link renyiDivergence} and what follows from it know, as
 * `Normal, Normal`.
 *
 * @example
 * ```ts
 * import { closedFormRenyis } from '@gen/core/divergences';
 *
 * console.log(closedFormRenyis().includes('Normal, Normal')); // true
 * ```
 */
export const closedFormRenyis = (): string[] => Object.keys(renyiForms);

/** Whether {@link renyiDivergence} knows the divergence of these two. */
export function hasClosedFormRenyi(p: Distribution, q: Distribution): boolean {
  if (!isIndependent(p) || !isIndependent(q)) return renyiForms[families(p, q)] !== undefined;
  return p.rank === q.rank && hasClosedFormRenyi(p.base, q.base);
}

/**
 * Rényi divergence in nats, in closed form.
 *
 *     R_α(p ‖ q) = log ∫ p^α q^{1−α} / (α − 1) ≥ 0
 *
 * It grows with α, is the Kullback–Leibler divergence for α = 1, and may be ∞ for α > 1. Of independent
 * parts it is the sum. Known for the pairs of {@link closedFormRenyis}. Near α = 1 digits are lost: it
 * is right to about 10⁻⁷ / |α − 1| (van Erven & Harremoës 2014, "Rényi divergence and Kullback–Leibler
 * divergence", https://arxiv.org/abs/1206.2459).
 *
 * @param order α > 0.
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloRenyi} estimates it.
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { renyiDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const r = renyiDivergence(p, q, 2); // 1
 * ```
 */
export function renyiDivergence(p: Distribution, q: Distribution, order: number): Tensor {
  checkOrder('renyiDivergence', order);
  checkPair('renyiDivergence', p, q);
  checkKnown('renyiDivergence', p, q, 'monteCarloRenyi(p, q, order, key, samples) estimates it.');
  return order === 1 ? klDivergence(p, q) : tf.tidy(() => closedForm(p, q, order));
}

/** Throws an {@link InputError} unless the Rényi divergence of both is known. */
export function checkKnown(callee: string, p: Distribution, q: Distribution, remedy: string): void {
  if (hasClosedFormRenyi(p, q)) return;
  throw new InputError({
    callee,
    argument: 'p, q',
    expected: 'two distributions whose Rényi divergence has a known closed form',
    got: `${p.family} and ${q.family}`,
    remedy,
  });
}

const closedForm = (p: Distribution, q: Distribution, order: number): Tensor =>
  isIndependent(p) && isIndependent(q)
    ? sumLastAxes(closedForm(p.base, q.base, order), p.rank)
    : renyiForms[families(p, q)]!(p, q, order);

const families = (p: Distribution, q: Distribution): string => `${p.family}, ${q.family}`;

const isIndependent = (d: Distribution): d is Independent => d.family === 'Independent';
