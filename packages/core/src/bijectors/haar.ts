import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/**
 * The Haar wavelet transform of vectors whose size is a power of 2: an orthogonal map to sums and
 * differences at all scales, coarsest first. log |det J| = 0.
 *
 *     s = (x₂ᵢ₋₁ + x₂ᵢ) / √2,   d = (x₂ᵢ₋₁ − x₂ᵢ) / √2,   y = (haar(s), d)
 *
 * (Haar 1910, "Zur Theorie der orthogonalen Funktionensysteme", https://doi.org/10.1007/BF01456326).
 *
 * @throws InputError where the size is not a power of 2.
 *
 * @example
 * ```ts
 * import { haar } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = haar.forward(tf.tensor1d([1, 1, 1, 1])); // [2, 0, 0, 0]
 * ```
 */
export const haar: Bijector = rearrangement({
  name: 'Haar',
  domainRank: 1,
  codomainRank: 1,
  forwardShape: (shape) => shape,
  inverseShape: (shape) => shape,
  forward: (x) => {
    checkSize('haar.forward', 'x', x);
    return analyse(x);
  },
  inverse: (y) => {
    checkSize('haar.inverse', 'y', y);
    return synthesize(y);
  },
});

function analyse(x: Tensor): Tensor {
  const half = x.shape.at(-1)! / 2;
  if (half < 1) return x;
  const pairs = tf.reshape(x, [...x.shape.slice(0, -1), half, 2]);
  const [odd, even] = tf.unstack(pairs, x.rank) as [Tensor, Tensor];
  const sums = tf.mul(tf.add(odd, even), Math.SQRT1_2);
  const differences = tf.mul(tf.sub(odd, even), Math.SQRT1_2);
  return tf.concat([analyse(sums), differences], -1);
}

function synthesize(y: Tensor): Tensor {
  const half = y.shape.at(-1)! / 2;
  if (half < 1) return y;
  const [coarse, differences] = tf.split(y, 2, -1) as [Tensor, Tensor];
  const sums = synthesize(coarse);
  const pairs = [tf.add(sums, differences), tf.sub(sums, differences)];
  return tf.reshape(tf.mul(tf.stack(pairs, -1), Math.SQRT1_2), y.shape);
}

function checkSize(callee: string, argument: string, { shape }: Tensor): void {
  const size = shape.at(-1) ?? 0;
  if (Number.isInteger(Math.log2(size))) return;
  throw new InputError({
    callee,
    argument,
    expected: 'vectors whose size is a power of 2',
    got: `shape [${shape}]`,
    remedy: 'pad brings them there.',
  });
}
