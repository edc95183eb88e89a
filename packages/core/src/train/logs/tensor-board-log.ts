import type { Listener } from '../progress.js';
import type { Store } from '../store.js';
import { imageEvent, scalarsEvent, startEvent, versionEvent, type EventImage } from './events.js';
import type { LogOptions } from './log-options.js';
import { message } from './protobuf.js';
import { rowsOf, stepsBefore } from './log-rows.js';

/** Options of {@link tensorBoardLog}. */
export interface TensorBoardLogOptions extends LogOptions {
  /** What the names of files begin with; TensorBoard looks for `tfevents` in it. */
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A log that TensorBoard shows. */
export interface TensorBoardLog extends Listener {
  /** Adds an image, such as samples after a step. */
  image(step: number, tag: string, image: EventImage): Promise<void>;
}

/**
 * Makes a log for TensorBoard (https://www.tensorflow.org/tensorboard): `train/loss`, `validation/loss`
 * and so on, as scalars. Give it a store of its own, whose folder is TensorBoard's `--logdir` or below it.
 *
 * Each start of a run writes a file of its own, named for its step. One that is resumed tells
 * TensorBoard to forget what comes after that step, and removes files that begin there; a new run
 * removes those of the run before.
 *
 * @returns what `fit` takes as `onProgress`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { fit, memoryStore, tensorBoardLog } from '@gen/core/train';
 *
 * const model = dense({ inputs: 2, outputs: 1, key: key(0) });
 * const store = memoryStore(); // in Node: folderStore('runs/first')
 * await fit({
 *   model,
 *   objective: (x: tf.Tensor) =>
 *     valueAndGrads(model.parameters(), () => ({ value: tf.mean(tf.square(model.apply(x))) })),
 *   batches: { batchesPerEpoch: 10, batchSize: 4, batch: () => tf.ones([4, 2]) },
 *   steps: 20,
 *   key: key(1),
 *   onProgress: tensorBoardLog({ store }),
 * });
 * console.log(await store.list()); // [ 'events.out.tfevents.0000000000' ]
 * model.dispose();
 * ```
 */
export function tensorBoardLog({
  store,
  name = 'events.out.tfevents',
  now = () => Date.now(),
  ...what
}: TensorBoardLogOptions): TensorBoardLog {
  const seconds = (): number => now() / 1000;
  let file: string | undefined;
  const write = async (before: number, events: readonly Uint8Array[]): Promise<void> => {
    file ??= await begin(store, name, before, seconds());
    await store.append(file, message(...events));
  };
  const log: Listener = (progress) =>
    write(
      stepsBefore(progress),
      rowsOf(progress, what).map(({ step, split, metrics }) => {
        const tagged = Object.entries(metrics).map(([metric, value]) => [
          `${split}/${metric}`,
          value,
        ]);
        const scalars = Object.fromEntries(tagged) as Record<string, number>;
        return scalarsEvent({ seconds: seconds(), step }, scalars);
      }),
    );
  return Object.assign(log, {
    image: (step: number, tag: string, image: EventImage) =>
      write(step, [imageEvent({ seconds: seconds(), step }, tag, image)]),
  });
}

/** Begins the file of this start, after some steps, and removes what is stale. */
async function begin(store: Store, name: string, before: number, seconds: number): Promise<string> {
  const fileAt = (step: number): string => `${name}.${`${step}`.padStart(10, '0')}`;
  const file = fileAt(before);
  for (const other of await store.list()) {
    if (other.startsWith(`${name}.`) && other >= file) await store.remove(other);
  }
  const start = before === 0 ? [] : [startEvent({ seconds, step: before + 1 })];
  await store.put(file, message(versionEvent(seconds), ...start));
  return file;
}
