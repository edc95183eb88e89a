import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import { waves, withoutWholeTurns, type WaveOptions } from './waves.js';

/** Options of {@link sinusoidalEmbedding}. */
export interface SinusoidalEmbeddingOptions extends WaveOptions {
  /** Number of features of an embedding. */
  readonly dim: number;
  /** Longest period, divided by 2π. */
  readonly maxPeriod?: number;
  /** What the number of frequencies is lowered by where they are spread: 1 puts the last on the end. */
  readonly downscaleFreqShift?: number;
  /** What t is multiplied by. */
  readonly scale?: number;
}

/**
 * Makes a function that embeds times or positions as waves of geometrically spread frequencies
 * (Vaswani et al. 2017, "Attention Is All You Need", Section 3.5, https://arxiv.org/abs/1706.03762;
 * Ho et al. 2020, "Denoising Diffusion Probabilistic Models", Appendix B,
 * https://arxiv.org/abs/2006.11239).
 *
 *     ωᵢ = maxPeriod^(−i / (n − shift)),   y = [sin(scale ω t), cos(scale ω t)],   n = ⌊dim / 2⌋
 *
 * Maps t `[...]`, of any number type, to `[..., dim]`; of an odd `dim` the last feature is 0. Options
 * and defaults are those of diffusers' `get_timestep_embedding`; its U-Nets take `flipSinToCos: true`
 * and `downscaleFreqShift: 0`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { sinusoidalEmbedding } from '@gen/core/nn';
 *
 * const embed = sinusoidalEmbedding({ dim: 128, flipSinToCos: true, downscaleFreqShift: 0 });
 * const y = embed(tf.tensor1d([0, 500, 999])); // [3, 128]
 * ```
 */
export function sinusoidalEmbedding({
  dim,
  maxPeriod = 10_000,
  downscaleFreqShift = 1,
  scale = 1,
  ...order
}: SinusoidalEmbeddingOptions): (t: Tensor) => Tensor {
  checkCount('sinusoidalEmbedding', 'dim', dim);
  checkPositive('maxPeriod', maxPeriod);
  checkPositive('scale', scale);
  const count = Math.floor(dim / 2);
  checkSpread(dim, count, downscaleFreqShift);
  const turns = Array.from({ length: count }, (_, i) => {
    const frequency = maxPeriod ** (-i / (count - downscaleFreqShift));
    return (scale * frequency) / (2 * Math.PI);
  });
  const coarse = turns.map(roundedToTwelveBits);
  const fine = turns.map((each, i) => each - coarse[i]!);
  return (t) =>
    tf.tidy(() => {
      const times = tf.expandDims(tf.cast(t, 'float32'), -1); // [..., 1]
      // Of a whole number of steps below 4,096 the coarse part is exact, and so is what is left of it.
      const left = withoutWholeTurns(tf.mul(times, tf.tensor1d(coarse)));
      const y = waves(tf.add(left, tf.mul(times, tf.tensor1d(fine))), order);
      return dim % 2 === 0 ? y : tf.concat([y, tf.zerosLike(times)], -1);
    });
}

/** The nearest number with twelve binary digits. */
function roundedToTwelveBits(x: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 11);
  return Math.round(x / unit) * unit;
}

function checkPositive(argument: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw wrong(argument, 'a number > 0', value);
}

/** The frequencies must not be spread over nothing. */
function checkSpread(dim: number, count: number, shift: number): void {
  if (count > shift) return;
  throw wrong('dim', `at least ${2 * (Math.floor(shift) + 1)} features`, dim);
}

const wrong = (argument: string, expected: string, got: number): InputError =>
  new InputError({ callee: 'sinusoidalEmbedding', argument, expected, got: `${got}` });
