import { checkCount, foldIn, type Key } from '@gen/core';
import { checkNumber } from '../check-number.js';
import { drawsOf } from '../draws.js';

/** Options of {@link timeSeries}. */
export interface TimeSeriesOptions {
  /** Number of series. */
  readonly count?: number;
  /** Number of times of each. */
  readonly length?: number;
  /** Standard deviation of what is added at each time. */
  readonly noise?: number;
}

/** Series of numbers, with what made them. */
export interface TimeSeries {
  /** What they are called. */
  readonly name: string;
  /** Number of series. */
  readonly count: number;
  /** Number of times. */
  readonly length: number;
  /** `[count, length]`, the last axis the fastest. */
  readonly values: Float32Array;
  /** `[count, 4]`: the factors of each series. */
  readonly factors: Float32Array;
  /** Names of the factors. */
  readonly factorNames: readonly string[];
}

const factorNames = ['period', 'phase', 'amplitude', 'trend'] as const;

/**
 * Series with a wave, a trend and noise that lasts.
 *
 *     xₜ = a sin(2π (t / P + φ)) + b t / T + eₜ,   eₜ = 0.7 eₜ₋₁ + s √(1 − 0.7²) uₜ
 *
 * The period P is uniform in [8, 32) times, the phase φ in [0, 1), the amplitude a in [½, 1½), the trend b in
 * [−1, 1); u is a bell with mean 0 and variance 1. Series `i` depends on the key and `i` alone.
 *
 * @throws InputError for no series or times, and noise below 0.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { timeSeries } from '@gen/data';
 *
 * const { values, length } = timeSeries(key(0), { count: 10, length: 64 });
 * const second = values.subarray(length, 2 * length);
 * ```
 */
export function timeSeries(
  key: Key,
  { count = 1_000, length = 64, noise = 0.1 }: TimeSeriesOptions = {},
): TimeSeries {
  checkCount('timeSeries', 'count', count);
  checkCount('timeSeries', 'length', length, 2);
  checkNumber('timeSeries', 'noise', noise, { orEqual: true });
  const values = new Float32Array(count * length);
  const factors = new Float32Array(count * factorNames.length);
  for (let i = 0; i < count; i++) {
    const { uniform, bell } = drawsOf(foldIn(key, i));
    const chosen = [8 + 24 * uniform(), uniform(), 0.5 + uniform(), 2 * uniform() - 1] as const;
    factors.set(chosen, i * factorNames.length);
    const [period, phase, amplitude, trend] = chosen;
    let lasting = noise * bell();
    for (let t = 0; t < length; t++) {
      const wave = amplitude * Math.sin(2 * Math.PI * (t / period + phase));
      values[i * length + t] = wave + (trend * t) / length + lasting;
      lasting = 0.7 * lasting + noise * Math.sqrt(1 - 0.7 ** 2) * bell();
    }
  }
  return { name: 'timeSeries', count, length, values, factors, factorNames };
}
