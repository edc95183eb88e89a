import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { StateRange } from './units.js';

const MOST_AT_ONCE = 2 ** 22; // numbers up to twice of it are exact in float32

/** Digits of the numbers of a range in a base, the last changing fastest: `[count, digits]`. */
export function digitsOf(
  callee: string,
  base: number,
  digits: number,
  { first = 0, count = base ** digits - first }: StateRange = {},
): Tensor {
  checkRange(callee, base ** digits, first, count);
  return tf.tidy(() => {
    // Numbers are split in two, so that each part is exact in float32.
    const low = Math.min(digits, Math.floor(Math.log2(MOST_AT_ONCE) / Math.log2(base)));
    const period = base ** low;
    const index = tf.add(tf.range(0, count, 1, 'float32'), first % period);
    const carry = tf.floor(tf.div(tf.add(index, 0.5), period));
    const parts = [
      ...places(tf.add(carry, Math.floor(first / period)), base, digits - low),
      ...places(tf.sub(index, tf.mul(carry, period)), base, low),
    ];
    return tf.stack(parts, 1);
  });
}

function places(numbers: Tensor, base: number, digits: number): Tensor[] {
  const shifted = (by: number): Tensor => tf.floor(tf.div(tf.add(numbers, 0.5), base ** by));
  return Array.from({ length: digits }, (_, i) => {
    const place = digits - 1 - i;
    return tf.sub(shifted(place), tf.mul(shifted(place + 1), base));
  });
}

function checkRange(callee: string, all: number, first: number, count: number): void {
  const isWhole = Number.isInteger(first) && Number.isInteger(count);
  if (isWhole && first >= 0 && count >= 1 && count <= MOST_AT_ONCE && first + count <= all) return;
  throw new InputError({
    callee,
    argument: 'range',
    expected: `1 to ${MOST_AT_ONCE} of the ${all} states`,
    got: `${count} from ${first} on`,
    remedy: 'Ask for the states in blocks.',
  });
}
