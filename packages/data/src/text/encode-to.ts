import { damaged } from '../sources/damaged.js';
import type { BytePlace } from './decode-utf8.js';
import type { Vocabulary } from './vocabulary.js';

/** The numbers of a text's tokens, filled up to a length with 0. */
export function encodeTo(
  text: string,
  length: number,
  vocabulary: Vocabulary,
  place: BytePlace,
): Int32Array {
  const ids = vocabulary.encode(text);
  const unknown = ids.indexOf(undefined);
  if (unknown !== -1) {
    throw damaged({
      ...place,
      expected: `a line of the vocabulary’s ${vocabulary.size - 1} tokens`,
      got: JSON.stringify(vocabulary.split(text)[unknown]),
      remedy: 'Make the vocabulary of all texts.',
    });
  }
  if (ids.length > length) {
    const expected = `a line of at most ${length} tokens`;
    const remedy = 'Raise length, or leave the line out.';
    throw damaged({ ...place, expected, got: `${ids.length}`, remedy });
  }
  const data = new Int32Array(length);
  data.set(ids as readonly number[]);
  return data;
}
