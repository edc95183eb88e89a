import { checkCount, split, type Key } from '@gen/core';
import { gaussian, integers } from '@gen/core/random';
import { logsumexp } from '@gen/core/special';
import { squaredDistances } from '@gen/core/divergences';
import * as tf from '@tensorflow/tfjs-core';
import type { PointModes } from './points.js';

/** Gaussians of one width about centres in the plane, each as likely as the others. */
export function gaussiansAt(
  name: string,
  modes: readonly (readonly [number, number])[],
  scale: number,
): PointModes {
  const centres = (): tf.Tensor2D => tf.tensor2d(modes.map((mode) => [...mode]));
  return {
    name,
    dimensions: 2,
    modes,
    scale,
    entropy: entropyOf(modes, scale),
    sample: (key, count) => {
      checkCount(`${name}.sample`, 'count', count);
      return tf.tidy(() => {
        const [forMode, forNoise] = split(key, 2) as [Key, Key];
        const chosen = integers(forMode, [count], 0, modes.length);
        return tf.add(tf.gather(centres(), chosen), tf.mul(gaussian(forNoise, [count, 2]), scale));
      });
    },
    logProb: (x) =>
      tf.tidy(() => {
        const exponents = tf.div(squaredDistances(x, centres()), -2 * scale ** 2);
        return tf.sub(logsumexp(exponents, -1), Math.log(modes.length * 2 * Math.PI * scale ** 2));
      }),
  };
}

/** Of the trapezoidal rule about each mode, whose error falls faster than any power of the step. */
const STEP = 0.2;
const REACH = 8;

/** −E log p by quadrature in units of the width. */
function entropyOf(modes: readonly (readonly [number, number])[], scale: number): number {
  const offsets = Array.from({ length: 2 * (REACH / STEP) + 1 }, (_, i) => i * STEP - REACH);
  let sum = 0;
  for (const [cx, cy] of modes) {
    const near = modes
      .map(([x, y]) => [(x - cx) / scale, (y - cy) / scale] as const)
      .filter(([x, y]) => Math.hypot(x, y) < 4 * REACH);
    for (const u of offsets) {
      for (const v of offsets) {
        const weight = Math.exp(-(u * u + v * v) / 2) * STEP ** 2;
        const density = near.reduce(
          (all, [x, y]) => all + Math.exp(-((u - x) ** 2 + (v - y) ** 2) / 2),
          0,
        );
        sum -= (weight / (2 * Math.PI)) * Math.log(density);
      }
    }
  }
  return sum / modes.length + Math.log(modes.length * 2 * Math.PI * scale ** 2);
}
