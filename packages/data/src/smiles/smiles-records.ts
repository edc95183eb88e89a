import { checkCount } from '@gen/core';
import type { DataRecord } from '../records/data-record.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { encodeTo } from '../text/encode-to.js';
import type { LineRecordsOptions } from '../text/line-records.js';
import { checkedSmiles } from './smiles-lines.js';

/**
 * Reads a list of SMILES as numbers of tokens, Int32Array `[length]`, filled up with 0; a record is
 * called as its molecule is.
 *
 * Errors are those of `smilesLines`, and those of a token that the vocabulary does not have and of a
 * molecule of more than `length` tokens.
 *
 * @example
 * ```ts
 * import { smilesRecords, smilesTokens, vocabularyOf } from '@gen/data';
 *
 * const molecules = ['CCO', 'CCl'];
 * const vocabulary = await vocabularyOf(molecules, { split: smilesTokens }); // C, Cl, O
 * const list = new Blob([molecules.join('\n')]);
 * for await (const { data } of smilesRecords(list, { vocabulary, length: 4 })) {
 *   console.log(data); // Int32Array [1, 1, 3, 0], then [1, 2, 0, 0]
 * }
 * ```
 */
export async function* smilesRecords(
  input: SourceLike,
  { vocabulary, length, name, maxBytes }: LineRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const callee = 'smilesRecords';
  checkCount(callee, 'length', length);
  const source = toSource(input, name);
  for await (const { smiles, name: called, offset } of checkedSmiles(source, callee, maxBytes)) {
    const place = { callee, file: source.name, offset };
    const data = encodeTo(smiles, length, vocabulary, place);
    yield { shape: [length], data, ...(called !== '' && { name: called }) };
  }
}
