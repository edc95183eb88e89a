import { wholeArray } from '../records/array-file.js';
import type { NumberArray } from '../records/numbers.js';
import type { FloatReadOptions } from '../records/read-options.js';
import { openCursor } from '../sources/cursor.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { readIdxHeader } from './idx-header.js';

/**
 * Reads a file in the IDX format of MNIST whole, gzipped or not, with numbers of any of its types.
 *
 *     00 00 | type | rank | rank × uint32 sizes | numbers, all big-endian
 *
 * (LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats,
 * http://yann.lecun.com/exdb/mnist/.) Memory grows with the bytes that are really there, never with
 * what a header declares. Rejects with an `InputError` that names the file, the offset, what was
 * expected and what came, where the file is empty, truncated, damaged, too long, or no IDX.
 *
 * @param input the file, in a browser straight from an `<input>` or a drop.
 *
 * @example
 * ```ts
 * import { parseIdx } from '@gen/data';
 *
 * const file = Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1); // three labels
 * const { shape, data } = await parseIdx(file);
 * console.log(shape, data); // [3] Uint8Array [7, 2, 1]
 * ```
 */
export async function parseIdx(
  input: SourceLike,
  options: FloatReadOptions = {},
): Promise<NumberArray> {
  const cursor = openCursor(toSource(input, options.name), 'parseIdx');
  try {
    return await wholeArray(cursor, await readIdxHeader(cursor), options);
  } finally {
    await cursor.close();
  }
}
