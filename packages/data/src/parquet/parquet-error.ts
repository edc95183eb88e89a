import type { InputError } from '@gen/core';
import { damaged } from '../sources/damaged.js';
import type { Source } from '../sources/source.js';

/** The public function that reads. */
export const CALLEE = 'parquetRecords';

/** What is wrong with a Parquet file. */
export const wrong = (
  { name: file }: Source,
  expected: string,
  offset: number,
  got: string,
): InputError => damaged({ callee: CALLEE, file, expected, offset, got });
