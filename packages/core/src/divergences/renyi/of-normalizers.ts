import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** An exponential family, as far as its Rényi divergences need it. */
export interface ExponentialFamily<Natural extends readonly Tensor[]> {
  /** Log normalizer F of the natural parameters. */
  readonly logNormalizer: (...natural: Natural) => Tensor;
  /** Which of the natural parameters must be above 0; none by default. */
  readonly positive?: readonly number[];
}

/**
 * Rényi divergence of two members of an exponential family, with m = α θₚ + (1 − α) θ_q:
 *
 *     (F(m) − α F(θₚ) − (1 − α) F(θ_q)) / (α − 1),   ∞ where m is no parameter
 *
 * (Nielsen & Nock 2011, "On Rényi and Tsallis entropies and divergences for exponential families", eq. 9,
 * https://arxiv.org/abs/1105.3259).
 */
export function renyiOfNormalizers<const Natural extends readonly Tensor[]>(
  { logNormalizer, positive = [] }: ExponentialFamily<Natural>,
  p: Natural,
  q: Natural,
  order: number,
): Tensor {
  const between = p.map((each, i) => tf.add(tf.mul(each, order), tf.mul(q[i]!, 1 - order)));
  const areProper = positive.map((i) => tf.greater(between[i]!, 0));
  const inside = between.map((each, i) =>
    positive.includes(i) ? tf.where(tf.greater(each, 0), each, 1) : each,
  );
  const ofBoth = tf.add(tf.mul(logNormalizer(...p), order), tf.mul(logNormalizer(...q), 1 - order));
  const mixed = logNormalizer(...(inside as readonly Tensor[] as Natural));
  const value = tf.div(tf.sub(mixed, ofBoth), order - 1);
  return areProper.reduce<Tensor>((all, isProper) => tf.where(isProper, all, Infinity), value);
}
