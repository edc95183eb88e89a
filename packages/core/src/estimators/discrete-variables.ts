import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasMean, HasMode } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';

/**
 * Independent discrete variables, as what comes of continuous scores by a threshold: all that
 * estimators need to know of them.
 *
 *     v = log p + ε,   z = harden(v) ∼ q,   soften(v, τ) → z as τ → 0
 *
 * {@link binaryVariables} and {@link categoricalVariables} make them. Wherever a method takes
 * events, scores or noise, their shape is `[...draws, ...batchShape, ...eventShape]`.
 */
export interface DiscreteVariables extends Distribution, HasMean, HasMode {
  /** Log-odds, or log probabilities up to a constant: `[...batchShape, ...eventShape]`. */
  readonly logits: Tensor;
  /** The same variables with other logits. */
  withLogits(logits: Tensor): DiscreteVariables;
  /** Draws the noise of scores, whatever the logits: a tensor of the given shape. */
  noise(key: Key, shape: Shape): Tensor;
  /** The scores v of noise, differentiable in the logits. */
  scores(noise: Tensor): Tensor;
  /** Scores of which z comes, of other noise: v ∼ p(v | z), differentiable in the logits. */
  scoresGiven(z: Tensor, noise: Tensor): Tensor;
  /** Logits moved by constants until z is the most probable event, `gap` ahead of any other. */
  gappedScores(z: Tensor, gap: number): Tensor;
  /** The event that scores stand for; no gradient passes. */
  harden(scores: Tensor): Tensor;
  /** A point between the events, at a temperature τ > 0; differentiable. */
  soften(scores: Tensor, temperature: Tensor | number): Tensor;
  /**
   * The gradient of E[f] in the logits, one for each draw z, where every variable in turn is summed
   * over and the others are as in z.
   */
  summedGradient(z: Tensor, f: (z: Tensor) => Tensor): Tensor;
}
