import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { asFloat, type Argument } from './argument.js';

/** How {@link logsumexp} reduces. */
export interface LogsumexpOptions {
  /** Whether axes that are summed over stay, with size 1. */
  readonly keepDims?: boolean;
}

/**
 * The logarithm of a sum of exponentials over axes, without an overflow.
 *
 *     log Σᵢ exp(xᵢ) = m + log Σᵢ exp(xᵢ − m),   m = max xᵢ
 *
 * It is −∞ where all elements are, with zeros as the gradient, and ∞ where one of them is. Its
 * gradient is softmax(x).
 *
 * @param axes Axes to sum over, negative ones from the last; all where left out.
 * @throws InputError for an axis that x does not have, or that is named twice.
 *
 * @example
 * ```ts
 * import { logsumexp } from '@gen/core/special';
 *
 * const y = logsumexp([[1000, 1000], [-Infinity, 3]], -1); // [ 1000.693, 3 ]
 * ```
 */
export function logsumexp(
  x: Argument,
  axes?: number | readonly number[],
  { keepDims = false }: LogsumexpOptions = {},
): Tensor {
  return tf.tidy(() => {
    const terms = asFloat(x);
    const over = checkAxes(axes, terms.rank);
    if (over.length === 0) return tf.clone(terms);
    const sum = logsumexpOver(over)(terms); // with size 1 along the axes
    return keepDims ? sum : tf.squeeze(sum, over);
  });
}

const logsumexpOver = (axes: number[]): ((x: Tensor) => Tensor) =>
  tf.customGrad((...args) => {
    const [x, save] = args as unknown as [Tensor, GradSaveFunc];
    save([x]);
    const largest = tf.max(x, axes, true);
    const sum = tf.sum(tf.exp(below(x, largest)), axes, true);
    return {
      value: tf.add(largest, tf.log(sum)), // the sum is 1 at least
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(dy, softmaxOver(axes)(saved[0]!)),
    };
  }) as (x: Tensor) => Tensor;

/** Shares of the sum: even ones among infinities, and 0 where all are −∞. */
const softmaxOver = (axes: number[]): ((x: Tensor) => Tensor) =>
  tf.customGrad((...args) => {
    const [x, save] = args as unknown as [Tensor, GradSaveFunc];
    save([x]);
    const largest = tf.max(x, axes, true);
    const terms = tf.exp(below(x, largest));
    const shares = tf.div(terms, tf.sum(terms, axes, true));
    return {
      value: tf.mul(shares, tf.cast(tf.greater(largest, -Infinity), 'float32')),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const weights = softmaxOver(axes)(saved[0]!);
        return tf.mul(weights, tf.sub(dy, tf.sum(tf.mul(dy, weights), axes, true)));
      },
    };
  }) as (x: Tensor) => Tensor;

/** x − largest, 0 for equal infinities, and nothing so far below that an exponential minds. */
function below(x: Tensor, largest: Tensor): Tensor {
  const isInfinite = tf.greater(tf.abs(largest), 3.4e38);
  const ofInfinite = tf.mul(tf.cast(tf.less(x, largest), 'float32'), -200);
  const shift = tf.where(isInfinite, 0, largest);
  return tf.where(isInfinite, ofInfinite, tf.maximum(tf.sub(x, shift), -200));
}

function checkAxes(axes: number | readonly number[] | undefined, rank: number): number[] {
  const all = Array.from({ length: rank }, (_, axis) => axis);
  if (axes === undefined) return all;
  const named = typeof axes === 'number' ? [axes] : axes;
  const over = named.map((axis) => (axis < 0 ? axis + rank : axis));
  if (over.every((axis) => all.includes(axis)) && new Set(over).size === over.length) return over;
  throw new InputError({
    callee: 'logsumexp',
    argument: 'axes',
    expected: `different integers from ${-rank} to ${rank - 1}`,
    got: `[${named}]`,
  });
}
