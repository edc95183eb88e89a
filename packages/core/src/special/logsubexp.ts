import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asFloat, type Argument } from './argument.js';
import { log1mexp } from './log1mexp.js';

/**
 * log(eᵃ − eᵇ) for a ≥ b, without an overflow.
 *
 * It is −∞ where a = b and a where b = −∞. Error as that of {@link log1mexp} at b − a.
 *
 * @example
 * ```ts
 * import { logsubexp } from '@gen/core/special';
 *
 * const y = logsubexp([1000, 2], [999, -Infinity]); // [ 999.541, 2 ]
 * ```
 */
export const logsubexp = (a: Argument, b: Argument): Tensor =>
  tf.tidy(() => {
    const from = asFloat(a);
    return tf.add(from, log1mexp(tf.maximum(tf.sub(b, from), -200)));
  });
