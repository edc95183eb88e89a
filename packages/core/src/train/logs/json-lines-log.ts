import type { Listener } from '../progress.js';
import type { LogOptions } from './log-options.js';
import { rowsOf, stepsBefore, type LogRow } from './log-rows.js';
import { linesToBytes, wholeLines } from './text.js';

/** Options of {@link jsonLinesLog}. */
export interface JsonLinesLogOptions extends LogOptions {
  /** Name of the file. */
  readonly name?: string;
}

/**
 * Makes a log of JSON lines (https://jsonlines.org), an object a report and one a validation:
 *
 *     {"step":20,"epoch":0.4,"split":"train","loss":0.25}
 *
 * A number that is not finite is `null`. A run that is resumed goes on with its log, from which rows
 * of later steps are taken; a new run begins a new one.
 *
 * @returns what `fit` takes as `onProgress`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { fit, jsonLinesLog, memoryStore } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const store = memoryStore();
 * await fit({
 *   model,
 *   objective: (x: tf.Tensor) =>
 *     valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) })),
 *   batches: { batchesPerEpoch: 10, batchSize: 4, batch: () => tf.ones([4, 2]) },
 *   steps: 20,
 *   key: key(1),
 *   onProgress: jsonLinesLog({ store }),
 * });
 * console.log(new TextDecoder().decode(await store.get('metrics.jsonl')));
 * model.dispose();
 * ```
 */
export function jsonLinesLog({
  store,
  name = 'metrics.jsonl',
  ...what
}: JsonLinesLogOptions): Listener {
  let isBegun = false;
  const begin = async (before: number): Promise<void> => {
    const kept = wholeLines(await store.get(name)).filter((line) => stepOf(line) <= before);
    await store.put(name, linesToBytes(kept));
    isBegun = true;
  };
  return async (progress) => {
    if (!isBegun) await begin(stepsBefore(progress));
    await store.append(name, linesToBytes(rowsOf(progress, what).map(lineOf)));
  };
}

function lineOf({ step, epoch, split, metrics }: LogRow): string {
  return JSON.stringify({ step, epoch, split, ...metrics });
}

/** The step of a line; of one that a program left half written, none that is kept. */
function stepOf(line: string): number {
  try {
    return Number((JSON.parse(line) as Partial<LogRow>).step);
  } catch {
    return Infinity;
  }
}
