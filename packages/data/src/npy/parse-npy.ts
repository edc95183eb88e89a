import { wholeArray } from '../records/array-file.js';
import { sizeOf, type NumberArray, type Numbers } from '../records/numbers.js';
import type { FloatReadOptions } from '../records/read-options.js';
import { openCursor, type Cursor } from '../sources/cursor.js';
import type { SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { readNpyHeader, type NpyHeader } from './npy-header.js';

/**
 * Reads a file of `numpy.save` whole: any number type of NumPy but complex and long double, in either
 * order of bytes and of axes.
 *
 * (NumPy Enhancement Proposal 1; https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.)
 * 64-bit integers become Float64Array where that is exact, else an error; float16 becomes Float32Array,
 * bool Uint8Array. NaN and infinities are an error that says where, unless `nonFinite`. Pickled
 * objects are never loaded.
 *
 * @example
 * ```ts
 * import { parseNpy } from '@gen/data';
 *
 * const header = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 1), }\n";
 * const start = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0];
 * const file = Uint8Array.of(...start, ...new TextEncoder().encode(header), 7, 0, 255, 255);
 * const { shape, data } = await parseNpy(file);
 * console.log(shape, data); // [2, 1] Int16Array [7, -1]
 * ```
 */
export async function parseNpy(
  input: SourceLike,
  options: FloatReadOptions = {},
): Promise<NumberArray> {
  const cursor = openCursor(toSource(input, options.name), 'parseNpy');
  try {
    return await npyArray(cursor, await readNpyHeader(cursor), options);
  } finally {
    await cursor.close();
  }
}

/** The array behind a header, its last axis the fastest. */
export async function npyArray(
  cursor: Cursor,
  header: NpyHeader,
  options: FloatReadOptions,
): Promise<NumberArray> {
  const array = await wholeArray(cursor, header, options);
  return header.fortranOrder ? lastAxisFastest(array) : array;
}

function lastAxisFastest({ shape, data }: NumberArray): NumberArray {
  const turned: Numbers = data.slice();
  const size = sizeOf(shape);
  const index = shape.map(() => 0);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  for (let to = 0, from = 0; to < size; to++) {
    turned[to] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return { shape, data: turned };
}
