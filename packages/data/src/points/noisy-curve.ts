import { checkCount, split, type Key } from '@gen/core';
import { gaussian, uniform } from '@gen/core/random';
import * as tf from '@tensorflow/tfjs-core';
import { checkNumber } from '../check-number.js';
import type { Points } from './points.js';

/** Options of points about a curve. */
export interface NoiseOptions {
  /** Standard deviation of what is added to each coordinate. */
  readonly noise?: number;
}

/** How {@link noisyCurve} goes. */
export interface NoisyCurve {
  /** What it is called. */
  readonly name: string;
  /** Number of coordinates. */
  readonly dimensions: number;
  /** Number of uniforms in [0, 1) that a point is made of. */
  readonly uniforms: number;
  /** Coordinates of points from their uniforms, each `[count]`. */
  readonly at: (...uniforms: tf.Tensor1D[]) => readonly tf.Tensor[];
  /** Standard deviation of what is added to each coordinate. */
  readonly noise: number;
}

/** Points on a curve or a surface with Gaussian noise. */
export function noisyCurve({ name, dimensions, uniforms, at, noise }: NoisyCurve): Points {
  checkNumber(name, 'noise', noise, { orEqual: true });
  return {
    name,
    dimensions,
    sample: (key, count) => {
      checkCount(`${name}.sample`, 'count', count);
      return tf.tidy(() => {
        const [forPlace, forNoise] = split(key, 2) as [Key, Key];
        const draws = tf.unstack(uniform(forPlace, [uniforms, count])) as tf.Tensor1D[];
        const points = tf.stack([...at(...draws)], 1);
        return tf.add(points, tf.mul(gaussian(forNoise, [count, dimensions]), noise));
      });
    },
  };
}

/** Where a uniform lies among n equal parts, 0 … n − 1, and how far in that part, in [0, 1). */
export function partOf(u: tf.Tensor, n: number): readonly [index: tf.Tensor, within: tf.Tensor] {
  const scaled = tf.mul(u, n);
  const index = tf.floor(scaled);
  return [index, tf.sub(scaled, index)];
}
