import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, type Key } from '@gen/core';
import { scan } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';
import { checkStepSize } from './check-step-size.js';
import { energyGradient, type HasFreeEnergy } from './energy-gradient.js';

/** How chains of {@link langevin} move. */
export interface LangevinOptions {
  /** Number of steps. */
  readonly steps: number;
  /** η, the size of a step; a tensor where it changes from call to call of a compiled step. */
  readonly stepSize: number | Scalar;
  /** Standard deviation of the noise of a step; √(2η) where it is left out. */
  readonly noise?: number | Scalar | undefined;
  /** What no coordinate of the gradient goes beyond, either way; no bound where it is left out. */
  readonly clip?: number | undefined;
  /** Between which numbers the coordinates of states are held, such as those of pixels. */
  readonly bounds?: readonly [low: number, high: number] | undefined;
}

/**
 * Draws from a model by Langevin dynamics without a correction: chains that go down the energy, and are
 * shaken.
 *
 *     x ← x − η ∇F(x) + √(2η) ξ,   ξ ~ N(0, I)
 *
 * After many small steps the states have the density exp(−F) / Z, but for a bias in proportion to η: of a
 * Gaussian of precision λ they come to have the variance 1 / (λ (1 − ηλ/2)), and where ηλ > 2 the chain
 * diverges. {@link metropolisLangevin} has no such bias. A temperature T is that of `noise` √(2ηT): less
 * noise than √(2η) with long steps is how energies of images are trained.
 *
 * The loop is a `scan`, without a read-back, so it may stand in a compiled step. Roberts & Tweedie 1996, "Exponential convergence of Langevin distributions and their discrete
 * approximations", §1.4, https://doi.org/10.2307/3318418; Du & Mordatch 2019, "Implicit generation and
 * modeling with energy-based models", §3.1, https://arxiv.org/abs/1903.08689, where η is λ/2.
 *
 * @param model F, for which any `EnergyModel` serves.
 * @param x where the chains start, `[batch, ...event]`.
 * @returns where they end, of the shape of x.
 * @throws InputError where `steps` is no count or `stepSize` is not above 0.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { langevin } from '@gen/energy';
 *
 * // 100 chains of a standard normal density in the plane.
 * const model = { freeEnergy: (x: tf.Tensor) => tf.mul(0.5, tf.sum(tf.square(x), -1)) };
 * const [startKey, chainKey] = split(key(0));
 * const start = gaussian(startKey, [100, 2]);
 * const x = langevin(model, start, chainKey, { steps: 50, stepSize: 0.1 }); // [100, 2]
 * ```
 */
export function langevin(
  model: HasFreeEnergy,
  x: Tensor,
  key: Key,
  { steps, stepSize, noise, clip, bounds }: LangevinOptions,
): Tensor {
  checkCount('langevin', 'steps', steps);
  checkStepSize('langevin', stepSize);
  return tf.tidy(() => {
    const spread = noise ?? rootOfTwice(stepSize);
    const [end] = scan(
      (at: Tensor, noiseKey: Key) => {
        const { grad } = energyGradient(model, at);
        const slope = clip === undefined ? grad : tf.clipByValue(grad, -clip, clip);
        const shaken = tf.add(at, tf.mul(gaussian(noiseKey, at.shape), spread));
        const next = tf.sub(shaken, tf.mul(slope, stepSize));
        return [bounds === undefined ? next : tf.clipByValue(next, ...bounds), undefined] as const;
      },
      x,
      split(key, steps),
    );
    return end;
  });
}

/** √(2η). */
export const rootOfTwice = (stepSize: number | Scalar): number | Scalar =>
  typeof stepSize === 'number' ? Math.sqrt(2 * stepSize) : tf.sqrt(tf.mul(2, stepSize));
