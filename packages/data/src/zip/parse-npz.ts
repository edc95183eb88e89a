import { InputError } from '@gen/core';
import { parseNpy } from '../npy/parse-npy.js';
import type { NumberArray } from '../records/numbers.js';
import { MOST_BYTES, type FloatReadOptions } from '../records/read-options.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { zipFolder } from './zip-folder.js';

/**
 * Reads a file of `numpy.savez` or `savez_compressed` whole: its arrays by name, all of them within
 * `maxBytes`. Types and errors are those of `parseNpy` and `zipFolder`.
 *
 * @example
 * ```ts
 * import { fileSource } from '@gen/data/node';
 * import { parseNpz } from '@gen/data/zip';
 *
 * async function shapes(path: string): Promise<void> {
 *   const arrays = await parseNpz(fileSource(path));
 *   for (const [name, { shape }] of Object.entries(arrays)) console.log(name, shape);
 * }
 * ```
 */
export async function parseNpz(
  input: SourceLike,
  { name, maxBytes = MOST_BYTES, ...options }: FloatReadOptions = {},
): Promise<Readonly<Record<string, NumberArray>>> {
  const arrays: [string, NumberArray][] = [];
  let left = maxBytes;
  for (const file of await npyFiles(toSource(input, name))) {
    const array = await parseNpy(file, { ...options, maxBytes: left });
    arrays.push([arrayName(file), array]);
    left -= array.data.byteLength;
  }
  return Object.fromEntries(arrays);
}

/** The arrays of an archive. */
export async function npyFiles(source: Source): Promise<readonly Source[]> {
  const files = await zipFolder(source).list();
  return files.filter(({ name }) => name.endsWith('.npy'));
}

/** The array of a name; throws where there is none. */
export function npyFile(
  files: readonly Source[],
  array: string,
  callee: string,
  source: Source,
): Source {
  const file = files.find((each) => arrayName(each) === array);
  if (file !== undefined) return file;
  throw new InputError({
    callee,
    argument: source.name,
    expected: `an array ${array}`,
    got: files.length === 0 ? 'no array' : files.map(arrayName).join(', '),
  });
}

const arrayName = ({ name }: Source): string => name.replace(/\.npy$/, '');
