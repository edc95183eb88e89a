import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { choose, kindsOf } from './choose.js';

/**
 * A choice that depends on a value, without reading it.
 *
 *     whenTrue() if the predicate is true, else whenFalse()
 *
 * Both are computed and one is chosen, so both must give tensors, or arrays and objects of them, of the
 * same shapes and types. The gradient of what is not chosen is zero; where its derivative is infinite
 * that makes NaN of it, as with `tf.where`: keep its arguments inside of its domain.
 *
 * @param predicate a scalar of bool.
 * @throws InputError where the predicate is none, or the results differ in shape.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { cond } from '@gen/core/compile';
 *
 * const norm = tf.norm(tf.tensor1d([3, 4]));
 * const clipped = cond(tf.greater(norm, 1), () => tf.onesLike(norm), () => norm);
 * console.log(await clipped.data()); // Float32Array [ 1 ]
 * ```
 */
export function cond<Result>(
  predicate: Tensor,
  whenTrue: () => Result,
  whenFalse: () => Result,
): Result {
  checkPredicate('cond', 'predicate', predicate);
  return tf.tidy(() => {
    const [a, b] = [whenTrue(), whenFalse()];
    const [ofA, ofB] = [a, b].map(kindsOf);
    if (ofA !== ofB) {
      throw new InputError({
        callee: 'cond',
        argument: 'whenFalse',
        expected: `${ofA}, as of whenTrue`,
        got: `${ofB}`,
      });
    }
    return choose(predicate, a, b) as tf.TensorContainer;
  }) as Result;
}

/** Throws an {@link InputError} unless a tensor is a scalar of bool. */
export function checkPredicate(callee: string, argument: string, predicate: Tensor): void {
  if (predicate.dtype === 'bool' && predicate.size === 1 && predicate.rank === 0) return;
  throw new InputError({
    callee,
    argument,
    expected: 'a scalar of bool',
    got: `${predicate.dtype} of shape [${predicate.shape}]`,
  });
}
