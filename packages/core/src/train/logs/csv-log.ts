import type { Listener } from '../progress.js';
import type { Store } from '../store.js';
import type { LogOptions } from './log-options.js';
import { rowsOf, stepsBefore, type LogRow } from './log-rows.js';
import { linesToBytes, wholeLines } from './text.js';

/** Options of {@link csvLog}. */
export interface CsvLogOptions extends LogOptions {
  /** Name of the file. */
  readonly name?: string;
}

/** What each row begins with. */
const FIXED = ['step', 'epoch', 'split'];

/** Significant digits that tell every float32 from all others. */
const DIGITS = 9;

/**
 * Makes a log of comma-separated values: `step,epoch,split` and a column for each metric, in the order in
 * which they came; empty where a row has none.
 *
 * A run that is resumed goes on with its log, from which rows of later steps are taken; a new run
 * begins a new one.
 *
 * @returns what `fit` takes as `onProgress`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 * import { csvLog, fit, memoryStore } from '@gen/core/train';
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
 *   onProgress: csvLog({ store, also: ({ examplesPerSecond }) => ({ examplesPerSecond }) }),
 * });
 * console.log(new TextDecoder().decode(await store.get('metrics.csv')));
 * model.dispose();
 * ```
 */
export function csvLog({ store, name = 'metrics.csv', ...what }: CsvLogOptions): Listener {
  let columns: string[] | undefined;
  return async (progress) => {
    columns ??= await begin(store, name, stepsBefore(progress));
    const rows = rowsOf(progress, what);
    const known: readonly string[] = columns;
    const added = namesOf(rows).filter((column) => !known.includes(column));
    if (added.length > 0) {
      await widen(store, name, added);
      columns = [...known, ...added];
    }
    const metrics = columns.slice(FIXED.length);
    await store.append(name, linesToBytes(rows.map((row) => lineOf(row, metrics))));
  };
}

/** Keeps the rows up to a step, and gives the columns. */
async function begin(store: Store, name: string, before: number): Promise<string[]> {
  const [header, ...lines] = wholeLines(before === 0 ? undefined : await store.get(name));
  const columns = header === undefined ? FIXED : cellsOf(header);
  const kept = lines.filter((line) => Number(line.split(',')[0]) <= before);
  await store.put(name, linesToBytes([headerOf(columns), ...kept]));
  return columns;
}

/** Adds columns, which are empty in all rows so far. */
async function widen(store: Store, name: string, added: readonly string[]): Promise<void> {
  const [header = '', ...lines] = wholeLines(await store.get(name));
  const wide = lines.map((line) => line + ','.repeat(added.length));
  await store.put(name, linesToBytes([headerOf([...cellsOf(header), ...added]), ...wide]));
}

const namesOf = (rows: readonly LogRow[]): string[] => [
  ...new Set(rows.flatMap(({ metrics }) => Object.keys(metrics))),
];

const lineOf = ({ step, epoch, split, metrics }: LogRow, names: readonly string[]): string =>
  [step, numberText(epoch), split, ...names.map((name) => numberText(metrics[name]))].join(',');

const numberText = (value: number | undefined): string =>
  value === undefined ? '' : `${Number(value.toPrecision(DIGITS))}`;

const headerOf = (columns: readonly string[]): string => columns.map(quoted).join(',');

/** A cell with quotes where it needs them (RFC 4180). */
const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"` : cell;

/** The cells of a line. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, inQuotes, plain = '']) => inQuotes?.replaceAll('""', '"') ?? plain,
  );
