import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { compile } from '../compile/compile.js';
import { foldIn } from '../random/fold-in.js';
import type { Key } from '../random/key.js';
import type { Batches } from '../train/batches.js';
import { meanScore, type Score } from './score.js';

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
  /** Runs the score as it is, where it is otherwise recorded once and replayed (`compile`). */
  readonly eager?: boolean;
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
 * import { foldIn, key, normal } from '@gen/core';
 * import { averageOver } from '@gen/core/metrics';
 *
 * const model = normal({ loc: 0, scale: 1 });
 * const batch = (_epoch: number, index: number) => model.sample(foldIn(key(1), index), [100]);
 * const { logProb } = await averageOver(
 *   { batchesPerEpoch: 3, batchSize: 100, batch },
 *   key(2),
 *   (x: tf.Tensor) => ({ logProb: model.logProb(x) }),
 * );
 * console.log(`${logProb.value} ± ${logProb.standardError}`); // −1.4 ± 0.04 nats
 * ```
 */
export async function averageOver<Batch extends TensorContainer, Name extends string>(
  batches: Batches<Batch>,
  key: Key,
  score: PerExample<Batch, Name>,
  { onBatch, signal, eager = false }: AverageOverOptions = {},
): Promise<Readonly<Record<Name, Score>>> {
  const values: Partial<Record<Name, number[]>> = {};
  // A batch may hold what is no tensor, and a score read what a model holds: they do not change.
  const recorded = compile(score, {
    name: 'averageOver',
    constants: () => true,
    constantArguments: [0],
    eager,
  });
  try {
    for (let index = 0; index < batches.batchesPerEpoch; index++) {
      signal?.throwIfAborted();
      const batch = await batches.batch(0, index);
      const scores = await scoreBatch(batch, foldIn(key, index), recorded);
      for (const [name, numbers] of scores) (values[name] ??= []).push(...numbers);
      onBatch?.(index + 1);
    }
  } finally {
    recorded.dispose();
  }
  const scores = Object.entries<number[]>(values as Record<Name, number[]>);
  return Object.fromEntries(scores.map(([name, all]) => [name, meanScore(all)])) as Record<
    Name,
    Score
  >;
}

async function scoreBatch<Batch extends TensorContainer, Name extends string>(
  batch: Batch,
  key: Key,
  score: PerExample<Batch, Name>,
): Promise<(readonly [Name, Iterable<number>])[]> {
  let scores: ReturnType<PerExample<Batch, Name>> | undefined;
  try {
    scores = score(batch, key);
    const named = Object.entries<Tensor>(scores) as [Name, Tensor][];
    return await Promise.all(
      named.map(async ([name, numbers]) => [name, await numbers.data()] as const),
    );
  } finally {
    tf.dispose([batch, scores] as TensorContainer);
  }
}
