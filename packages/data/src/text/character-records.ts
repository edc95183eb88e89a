import { checkCount } from '@gen/core';
import type { DataRecord } from '../records/data-record.js';
import { damaged } from '../sources/damaged.js';
import { inflatedChunks } from '../sources/inflated-chunks.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import type { Vocabulary } from './vocabulary.js';

/** How {@link characterRecords} reads. */
export interface CharacterRecordsOptions {
  /** What the file is called in errors; its own name where it is not given. */
  readonly name?: string;
  /** The characters, ends of lines among them; `vocabularyOf` makes one of the whole text. */
  readonly vocabulary: Vocabulary;
  /** Number of characters of each record. */
  readonly length: number;
}

/**
 * Reads text as one row of characters, ends of lines among them, cut into records of one length:
 * numbers of characters, Int32Array `[length]`. What is left over at the end is left out.
 *
 * What is not UTF-8, and a character that the vocabulary does not have, is an `InputError` with the
 * byte of the chunk that it is in.
 *
 * @example
 * ```ts
 * import { characterRecords, vocabularyOf } from '@gen/data';
 *
 * const text = 'abcab';
 * const vocabulary = await vocabularyOf([text]);
 * for await (const { data } of characterRecords(new Blob([text]), { vocabulary, length: 2 })) {
 *   console.log(data); // Int32Array [1, 2], then [3, 1]
 * }
 * ```
 */
export async function* characterRecords(
  input: SourceLike,
  { vocabulary, length, name }: CharacterRecordsOptions,
): AsyncGenerator<DataRecord, void, undefined> {
  const callee = 'characterRecords';
  checkCount(callee, 'length', length);
  const source = toSource(input, name);
  const place = { callee, file: source.name };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held: number[] = [];
  let offset = 0;
  const encode = (chunk?: Uint8Array): void => {
    const text = decodeChunk(decoder, chunk, { ...place, offset });
    for (const character of text) {
      const [id] = vocabulary.encode(character);
      if (id === undefined) throw unknown(vocabulary, character, { ...place, offset });
      held.push(id);
    }
    offset += chunk?.length ?? 0;
  };
  for await (const chunk of inflatedChunks(source, callee)) {
    encode(chunk);
    let at = 0;
    for (; at + length <= held.length; at += length) {
      yield { shape: [length], data: Int32Array.from(held.slice(at, at + length)) };
    }
    held = held.slice(at);
  }
  encode(); // what is cut off within a character is told here
}

interface Place {
  readonly callee: string;
  readonly file: string;
  readonly offset: number;
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array | undefined, place: Place): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    const got = `something else in the ${chunk?.length ?? 0} bytes there`;
    throw damaged({ ...place, expected: 'text in UTF-8', got, remedy: 'Save the file as UTF-8.' });
  }
}

const unknown = (vocabulary: Vocabulary, character: string, place: Place): Error =>
  damaged({
    ...place,
    expected: `the vocabulary’s ${vocabulary.size - 1} characters from`,
    got: JSON.stringify(character),
    remedy: 'Make the vocabulary of the whole text.',
  });
