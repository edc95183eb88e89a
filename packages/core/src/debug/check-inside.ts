import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import { checkValues, type Judged } from './check-values.js';
import { laidOut } from './laid-out.js';

/**
 * Reads a tensor, and rejects it unless all of its events lie inside of a constraint.
 *
 * For use before training: within a step nothing is read; there {@link debugCheck} judges.
 *
 * @param judged what is judged, for the message, and where its events must lie.
 * @param value of shape `[...batch, ...event]`, borrowed.
 * @throws InputError that names the worst event.
 *
 * @example
 * ```ts
 * import { checkInside } from '@gen/core';
 * import { binary } from '@gen/core/constraints';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const judged = { callee: 'train', argument: 'images', constraint: binary };
 * await checkInside(judged, tf.tensor1d([0, 1, 1])); // rejects where a pixel is neither 0 nor 1
 * ```
 */
export async function checkInside(judged: Judged, value: Parameter): Promise<void> {
  const laid = laidOut(judged.constraint, value);
  try {
    const [values, ...ends] = await Promise.all(laid.map((each) => each.data()));
    checkValues(judged, values!, laid[0]!.shape, ends);
  } finally {
    tf.dispose(laid);
  }
}
