import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** What is carried from one time to the next. */
export type Carry = readonly Tensor[];

/** The last carry, and the first tensor of each, `[time, ...]`. */
export interface OverTime {
  /** What is carried after the last time. */
  readonly carry: Carry;
  /** The first tensor of the carry after each time. */
  readonly firsts: Tensor;
}

/**
 * Goes through `[time, ...]`, from each to the next by a function of what is carried and of the
 * element: c ← f(c, x_t).
 */
export function overTime(
  f: (carry: Carry, x: Tensor) => Carry,
  start: Carry,
  xs: Tensor,
): OverTime {
  let carry = start;
  const firsts: Tensor[] = [];
  for (const x of tf.unstack(xs)) {
    carry = f(carry, x);
    firsts.push(carry[0]!);
  }
  return { carry, firsts: tf.stack(firsts) };
}
