import { checkCount } from '@gen/core';
import type { DataRecord } from '../records/data-record.js';
import type { ReadOptions } from '../records/read-options.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { encodeTo } from './encode-to.js';
import { linesOf } from './text-lines.js';
import type { Vocabulary } from './vocabulary.js';

/** How {@link lineRecords} reads. */
export interface LineRecordsOptions extends ReadOptions {
  /** The tokens; `vocabularyOf` makes one of the same text. */
  readonly vocabulary: Vocabulary;
  /** Number of tokens of each record: shorter lines are filled up with 0, longer ones are an error. */
  readonly length: number;
}

/**
 * Reads text line by line as numbers of tokens, Int32Array `[length]`; empty lines are left out.
 *
 * A token that the vocabulary does not have, and a line that is too long, are an `InputError` with the
 * byte at which the line begins.
 *
 * @example
 * ```ts
 * import { lineRecords, textLines, vocabularyOf } from '@gen/data';
 *
 * const text = new Blob(['ab\nc\n']);
 * const vocabulary = await vocabularyOf(textLines(text));
 * for await (const { data } of lineRecords(text, { vocabulary, length: 3 })) {
 *   console.log(data); // Int32Array [1, 2, 0], then [3, 0, 0]
 * }
 * ```
 */
export async function* lineRecords(
  input: SourceLike,
  { vocabulary, length, name, maxBytes }: LineRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const callee = 'lineRecords';
  checkCount(callee, 'length', length);
  const source = toSource(input, name);
  for await (const { text, offset } of linesOf(source, callee, maxBytes)) {
    if (text === '') continue;
    const place = { callee, file: source.name, offset };
    yield { shape: [length], data: encodeTo(text, length, vocabulary, place) };
  }
}
