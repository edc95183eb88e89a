import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Which waves come first. */
export interface WaveOptions {
  /** Whether the cosines come before the sines. */
  readonly flipSinToCos?: boolean;
}

/**
 * Sines and cosines of as many turns, `[..., n]` to `[..., 2 n]`. Whole turns are left out first:
 * engines lose digits of the sine of large numbers, and standards allow them to lose all.
 */
export function waves(turns: Tensor, { flipSinToCos = false }: WaveOptions): Tensor {
  const angles = tf.mul(withoutWholeTurns(turns), 2 * Math.PI);
  const [sines, cosines] = [tf.sin(angles), tf.cos(angles)];
  return tf.concat(flipSinToCos ? [cosines, sines] : [sines, cosines], -1);
}

/** The turns that are left, in [−½, ½]; its slope is 1. */
export const withoutWholeTurns = (turns: Tensor): Tensor => tf.sub(turns, tf.round(turns));
