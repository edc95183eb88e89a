import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';

/** As many shapes of up to three axes as are asked for, which broadcast: axes of size 1, or left off. */
export const randomShapes = (count: number): fc.Arbitrary<number[][]> =>
  fc
    .array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 })
    .chain((whole) => fc.tuple(...Array.from({ length: count }, () => partOf(whole))));

const partOf = (whole: number[]): fc.Arbitrary<number[]> =>
  fc
    .tuple(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.nat({ max: whole.length }))
    .map(([single, left]) => whole.slice(left).map((size, i) => (single[i] ? 1 : size)));

/** Values of a shape around a start, none of them the same. */
export const valuesAround = (start: number, shape: readonly number[]): Tensor =>
  tf.tidy(() => {
    const size = tf.util.sizeFromShape([...shape]);
    return tf.reshape(tf.mul(start, tf.add(1, tf.mul(tf.range(0, size), 1 / 16))), [...shape]);
  });
