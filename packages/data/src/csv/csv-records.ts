import type { DataRecord } from '../records/data-record.js';
import type { FloatReadOptions } from '../records/read-options.js';
import { damaged } from '../sources/damaged.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { csvRows, type CsvRow } from './csv-rows.js';

/** How {@link csvRecords} reads. */
export interface CsvRecordsOptions extends FloatReadOptions {
  /** What parts fields: a comma where it is not given; `'\t'` for TSV. */
  readonly delimiter?: string;
  /** Whether the first row names the columns; elsewise they are called `0`, `1` and so on. */
  readonly header?: boolean;
  /** The columns that a record holds, in this order; all but the label where it is not given. */
  readonly columns?: readonly string[];
  /** The column that holds the label. */
  readonly label?: string;
  /** The number of a field; a decimal number where it is not given. NaN says that it is none. */
  readonly parse?: (text: string, column: string) => number;
  /** The number of a label; a whole number where it is not given. NaN says that it is none. */
  readonly parseLabel?: (text: string) => number;
}

/**
 * Reads a table of numbers, gzipped or not, row by row: Float32Array `[columns]`.
 *
 * Comma-separated values as of RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), in UTF-8; empty lines
 * are left out. What is not a finite number is an `InputError` with the byte of its row and its
 * column: `parse` tells what else a field may be, and `nonFinite` lets NaN and infinities through.
 *
 * @example
 * ```ts
 * import { csvRecords } from '@gen/data';
 *
 * const table = new Blob(['width,kind,height\n1.5,cat,2\n0.5,dog,1\n']);
 * const kinds = ['cat', 'dog'];
 * const parseLabel = (text: string): number => kinds.indexOf(text);
 * for await (const { data, label } of csvRecords(table, { label: 'kind', parseLabel })) {
 *   console.log(data, label); // Float32Array [1.5, 2] 0, then [0.5, 1] 1
 * }
 * ```
 */
export async function* csvRecords(
  input: SourceLike,
  options: CsvRecordsOptions = {},
): AsyncGenerator<DataRecord, void, undefined> {
  const { name, delimiter = ',', header = true, maxBytes } = options;
  const source = toSource(input, name);
  let plan: Plan | undefined;
  for await (const row of csvRows(source, CALLEE, delimiter, maxBytes)) {
    if (plan === undefined) {
      plan = planOf(header ? row.fields : row.fields.map((_, i) => `${i}`), options, source);
      if (header) continue;
    }
    yield recordOf(row, plan, options, source);
  }
  if (plan === undefined) throw wrong(source, 'a table', 0, 'an empty file');
}

const CALLEE = 'csvRecords';

/** Which fields of a row are what. */
interface Plan {
  readonly names: readonly string[];
  readonly columns: readonly number[];
  readonly label: number | undefined;
}

function planOf(
  names: readonly string[],
  { columns, label }: CsvRecordsOptions,
  source: Source,
): Plan {
  const indexOf = (column: string): number => {
    const index = names.indexOf(column);
    if (index !== -1) return index;
    const got = names.slice(0, 20).join(', ');
    throw wrong(source, `a column ${JSON.stringify(column)}`, 0, got, 'Check columns and label.');
  };
  const labelled = label === undefined ? undefined : indexOf(label);
  const all = names.map((_, i) => i).filter((i) => i !== labelled);
  return { names, columns: columns?.map(indexOf) ?? all, label: labelled };
}

function recordOf(
  { fields, offset }: CsvRow,
  { names, columns, label }: Plan,
  { parse = decimal, parseLabel = wholeDecimal, nonFinite = false }: CsvRecordsOptions,
  source: Source,
): DataRecord {
  if (fields.length !== names.length) {
    throw wrong(source, `${names.length} fields`, offset, `${fields.length}`);
  }
  const data = new Float32Array(columns.length);
  columns.forEach((column, i) => {
    data[i] = parse(fields[column]!, names[column]!);
    if (Number.isFinite(data[i]) || nonFinite) return;
    throw noNumber(source, names[column]!, offset, fields[column]!);
  });
  const record = { shape: [columns.length], data };
  if (label === undefined) return record;
  const number = parseLabel(fields[label]!);
  if (Number.isSafeInteger(number) && number >= 0) return { ...record, label: number };
  const got = JSON.stringify(fields[label]!.slice(0, 60));
  const remedy = 'Give parseLabel, which says what is meant.';
  throw wrong(source, `a label from 0 on, in column ${names[label]},`, offset, got, remedy);
}

const decimal = (text: string): number => (text.trim() === '' ? NaN : Number(text));

const wholeDecimal = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : NaN);

const noNumber = (source: Source, column: string, offset: number, field: string): Error =>
  wrong(
    source,
    `a finite number in column ${column} of the row`,
    offset,
    JSON.stringify(field.slice(0, 60)),
    'Give parse, which says what is meant, or pass nonFinite: true.',
  );

const wrong = (
  { name: file }: Source,
  expected: string,
  offset: number,
  got: string,
  remedy?: string,
): Error => damaged({ callee: CALLEE, file, expected, offset, got, ...(remedy && { remedy }) });
