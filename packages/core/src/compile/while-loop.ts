import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { choose } from './choose.js';
import { checkPredicate } from './cond.js';
import { scan, type ScanOptions } from './scan.js';

/** Options of {@link whileLoop}. */
export interface WhileLoopOptions extends ScanOptions {
  /** How many turns there are at most, which is how many are computed. */
  readonly atMost: number;
}

/** What {@link whileLoop} gives; the caller owns it. */
export interface WhileLoopResult<Carry> {
  /** The carry at the end. */
  readonly carry: Carry;
  /** How many turns there were, int32. */
  readonly turns: Scalar;
  /** Whether the condition ended it; else `atMost` did. */
  readonly ended: Scalar;
}

/**
 * A loop that ends when a condition does not hold any more, without reading it.
 *
 *     while (condition(c)) c = body(c)
 *
 * All `atMost` turns are computed, since the host does not know when it is over; from the end on the
 * carry stays as it is. So the time is that of `atMost` turns, and gradients pass through, as through
 * {@link scan}.
 *
 * @param condition gives a scalar of bool.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { whileLoop } from '@gen/core/compile';
 *
 * // The first power of 2 that is above 1000.
 * const { carry, turns } = whileLoop(
 *   (c) => tf.lessEqual(c, 1000),
 *   (c) => tf.mul(c, 2),
 *   tf.scalar(1) as tf.Tensor,
 *   { atMost: 20 },
 * );
 * console.log(await carry.data(), await turns.data()); // 1024, 10
 * ```
 */
export function whileLoop<Carry>(
  condition: (carry: Carry) => Tensor,
  body: (carry: Carry) => Carry,
  carry: Carry,
  { atMost, ...options }: WhileLoopOptions,
): WhileLoopResult<Carry> {
  checkCount('whileLoop', 'atMost', atMost);
  const goesOn = (c: Carry): Tensor => {
    const predicate = condition(c);
    checkPredicate('whileLoop', 'condition', predicate);
    return predicate;
  };
  return tf.tidy(() => {
    const start = { carry, turns: tf.scalar(0, 'int32') as Tensor, going: goesOn(carry) };
    const [end] = scan(
      ({ carry: c, turns, going }) => {
        const next = choose(going, body(c), c);
        const count = tf.add(turns, tf.cast(going, 'int32'));
        return [{ carry: next, turns: count, going: tf.logicalAnd(going, goesOn(next)) }, null];
      },
      start,
      atMost,
      options,
    );
    return {
      carry: end.carry,
      turns: end.turns,
      ended: tf.logicalNot(end.going),
    } as unknown as tf.TensorContainer;
  }) as unknown as WhileLoopResult<Carry>;
}
