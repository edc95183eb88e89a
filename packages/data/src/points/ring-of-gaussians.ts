import { checkCount } from '@gen/core';
import { checkNumber } from '../check-number.js';
import { gaussiansAt } from './gaussians-at.js';
import type { PointModes } from './points.js';

/** Options of {@link ringOfGaussians}. */
export interface RingOfGaussiansOptions {
  /** How many Gaussians. */
  readonly modes?: number;
  /** How far their centres are from the middle. */
  readonly radius?: number;
  /** Their standard deviation. */
  readonly scale?: number;
}

/**
 * Narrow Gaussians evenly on a circle: what mode collapse is shown on, eight of them by default.
 *
 *     p(x) = mean over k of N(x; r (cos 2πk/K, sin 2πk/K), s² I)
 *
 * (Metz, Poole, Pfau & Sohl-Dickstein 2017, "Unrolled generative adversarial networks", §3.1,
 * https://arxiv.org/abs/1611.02163.)
 *
 * @throws InputError for no modes, and sizes that are no positive numbers.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { ringOfGaussians } from '@gen/data';
 *
 * const ring = ringOfGaussians();
 * const x = ring.sample(key(0), 512); // [512, 2]
 * const nats = ring.logProb(x); // [512], −entropy on average
 * ```
 */
export function ringOfGaussians({
  modes = 8,
  radius = 1,
  scale = 0.02,
}: RingOfGaussiansOptions = {}): PointModes {
  checkCount('ringOfGaussians', 'modes', modes);
  checkNumber('ringOfGaussians', 'radius', radius);
  checkNumber('ringOfGaussians', 'scale', scale);
  const centre = (_: unknown, k: number): [number, number] => {
    const angle = (2 * Math.PI * k) / modes;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  return gaussiansAt('ringOfGaussians', Array.from({ length: modes }, centre), scale);
}
