import type { Listener, Metrics } from '@gen/core/train';
import { progressBar } from './progress-bar.js';
import { progressLines } from './progress-lines.js';

/** How {@link consoleProgress} shows a run. */
export interface ConsoleProgressOptions {
  /** Where it is shown; the standard output where it is left out. */
  readonly stream?: NodeJS.WriteStream;
  /** Tells metrics in words; by default their names and four digits. */
  readonly describe?: (metrics: Metrics) => string;
  /** The same in few characters, for the bar. */
  readonly abbreviate?: (metrics: Metrics) => string;
  /** What examples are called. */
  readonly unit?: string;
  /** What validation is called. */
  readonly validation?: string;
}

/** Shows a run. */
export interface ConsoleProgress extends Listener {
  /** Adds a few words to the bar; nothing where there is none. */
  note(text: string): void;
  /** Ends the display; what is shown stays. */
  close(): void;
}

/**
 * Shows how a run goes: on a terminal as one line with a bar, elsewhere as plain lines, one at the end of
 * each epoch and at each validation, and one in ten seconds where those are far apart. The metrics of a
 * line are means over the steps since the line before it.
 *
 * Close it when the run has ended, however it did.
 *
 * @returns what `fit` takes as `onProgress`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { consoleProgress } from '@gen/backend-node';
 * import { key, valueAndGrads } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { fit } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const progress = consoleProgress();
 * await fit({
 *   model,
 *   objective: (x: tf.Tensor) =>
 *     valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) })),
 *   batches: { batchesPerEpoch: 10, batchSize: 4, batch: () => tf.ones([4, 2]) },
 *   epochs: 3,
 *   key: key(1),
 *   onProgress: progress,
 * }).finally(progress.close); // epoch 1/3: loss 0.5231, 12,345 examples/s, 0:01 left …
 * model.dispose();
 * ```
 */
export function consoleProgress({
  stream = process.stdout,
  describe = inWords,
  abbreviate = describe,
  unit = 'examples',
  validation = 'validation',
}: ConsoleProgressOptions = {}): ConsoleProgress {
  return stream.isTTY === true
    ? progressBar({ stream, describe: abbreviate, unit, validation })
    : progressLines({ stream, describe, unit, validation });
}

const inWords = (metrics: Metrics): string =>
  Object.entries(metrics)
    .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
    .join(', ');
