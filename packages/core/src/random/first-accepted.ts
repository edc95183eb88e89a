import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** What stands for a proposal that was rejected: more than any draw. */
export const REJECTED = 2 ** 126;

const AT_ONCE = 2 ** 21; // proposals whose temporary tensors may exist together

/**
 * Rejection sampling in a fixed number of rounds: for each element an accepted proposal, or `otherwise`
 * where there is none.
 *
 * Which of several is taken depends on which were accepted and not on what they are, so the result is
 * exact but for the elements without any.
 *
 * @param noise what the proposals are made of, each `[rounds, size]`.
 * @param propose makes proposals `[…, size]`, {@link REJECTED} where rejected, of as many rounds of noise.
 */
export function firstAccepted(
  noise: readonly [Tensor, ...Tensor[]],
  propose: (...noise: Tensor[]) => Tensor,
  otherwise: Tensor | number,
): Tensor {
  const [rounds, size] = noise[0].shape as [number, number];
  const group = groupOf(rounds, size);
  return tf.tidy(() => {
    let accepted: Tensor | undefined;
    for (let first = 0; first < rounds; first += group) {
      const count = Math.min(group, rounds - first);
      const before = accepted;
      accepted = tf.tidy(() => {
        const part = noise.map((tensor) => tf.slice(tensor, [first, 0], [count, size]));
        const proposal = firstOfRounds(propose(...part), count, size);
        return before === undefined ? proposal : firstOf(before, proposal);
      });
      before?.dispose();
    }
    return firstOf(tf.reshape(accepted!, [size]), otherwise);
  });
}

const groupOf = (rounds: number, size: number): number =>
  Math.min(rounds, Math.max(1, Math.floor(AT_ONCE / size)));

/** The order in which rounds are tried, for who computes them one by one. */
export function orderOfRounds(rounds: number, size: number): number[] {
  const group = groupOf(rounds, size);
  const order: number[] = [];
  for (let first = 0; first < rounds; first += group) {
    let rows = Array.from({ length: Math.min(group, rounds - first) }, (_, i) => [first + i]);
    while (rows.length > 1) {
      const half = Math.ceil(rows.length / 2);
      const later = rows.slice(rows.length - half);
      rows = rows.slice(0, half).map((row, i) => [...row, ...later[i]!]);
    }
    order.push(...rows[0]!);
  }
  return [...new Set(order)];
}

const firstOf = (a: Tensor, b: Tensor | number): Tensor => tf.where(tf.less(a, REJECTED), a, b);

/** One row of many, by halves; where they are odd, both halves have the row in the middle. */
function firstOfRounds(proposals: Tensor, rounds: number, size: number): Tensor {
  let rows = proposals;
  for (let left = rounds; left > 1; left = Math.ceil(left / 2)) {
    const half = Math.ceil(left / 2);
    rows = firstOf(
      tf.slice(rows, [0, 0], [half, size]),
      tf.slice(rows, [left - half, 0], [half, size]),
    );
  }
  return rows;
}
