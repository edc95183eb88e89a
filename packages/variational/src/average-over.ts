import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import type { Batches } from '@gen/core/train';

/** The mean of a number over examples. */
export interface Average {
  /** Mean over the examples. */
  readonly mean: number;
  /** Standard error of the mean: the standard deviation over √count. */
  readonly standardError: number;
  /** Number of examples. */
  readonly count: number;
}

/** Numbers for each example of a batch, by name, each `[batch]`. */
export type PerExample<Batch, Name extends string> = (
  batch: Batch,
  key: Key,
) => { readonly [N in Name]: Tensor };

/** What may happen while {@link averageOver} goes on. */
export interface AverageOverOptions {
  /** Called after each batch with the number of batches so far. */
  readonly onBatch?: (batches: number) => void;
  /** Stops between two batches: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Averages numbers over one epoch of batches, in double precision: a score of a test set.
 *
 * @param batches the data; each batch is disposed after its use.
 * @param key batch i is scored with `foldIn(key, i)`.
 * @param score numbers for each example; its tensors are disposed.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, foldIn, key } from '@gen/core';
 * import { averageOver, denseVAE, evidenceLowerBound } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const coins = bernoulli({ probs: tf.fill([10, 16], 0.5) });
 * const batch = (_epoch: number, index: number) => coins.sample(foldIn(key(1), index));
 * const { elbo } = await averageOver(
 *   { batchesPerEpoch: 3, batchSize: 10, batch },
 *   key(2),
 *   (x, batchKey) => evidenceLowerBound(vae, x, batchKey),
 * );
 * console.log(`${elbo.mean} ± ${elbo.standardError} over ${elbo.count}`);
 * vae.dispose();
 * ```
 */
export async function averageOver<Batch extends TensorContainer, Name extends string>(
  batches: Batches<Batch>,
  key: Key,
  score: PerExample<Batch, Name>,
  { onBatch, signal }: AverageOverOptions = {},
): Promise<Readonly<Record<Name, Average>>> {
  const values: Partial<Record<Name, number[]>> = {};
  for (let index = 0; index < batches.batchesPerEpoch; index++) {
    signal?.throwIfAborted();
    const scores = await scoreBatch(await batches.batch(0, index), foldIn(key, index), score);
    for (const [name, numbers] of scores) (values[name] ??= []).push(...numbers);
    onBatch?.(index + 1);
  }
  const averages = Object.entries<number[]>(values as Record<Name, number[]>);
  return Object.fromEntries(averages.map(([name, all]) => [name, average(all)])) as Record<
    Name,
    Average
  >;
}

async function scoreBatch<Batch extends TensorContainer, Name extends string>(
  batch: Batch,
  key: Key,
  score: PerExample<Batch, Name>,
): Promise<(readonly [Name, Iterable<number>])[]> {
  const scores = tf.tidy(() => score(batch, key));
  try {
    const named = Object.entries<Tensor>(scores) as [Name, Tensor][];
    return await Promise.all(
      named.map(async ([name, numbers]) => [name, await numbers.data()] as const),
    );
  } finally {
    tf.dispose([batch, scores]);
  }
}

function average(values: readonly number[]): Average {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count), count };
}
