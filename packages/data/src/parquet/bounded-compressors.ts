import { snappyUncompress, type Compressors } from 'hyparquet';
import { MOST_BYTES } from '../records/read-options.js';
import type { ParquetRecordsOptions } from './parquet-options.js';

/** Inflates pages as long as a group stays within its bound. */
export function boundedCompressors({
  compressors,
  maxBytes = MOST_BYTES,
}: ParquetRecordsOptions): Compressors {
  let left = maxBytes;
  const snappy = (input: Uint8Array, size: number): Uint8Array => {
    const output = new Uint8Array(size);
    snappyUncompress(input, output);
    return output;
  };
  const all: Compressors = { SNAPPY: snappy, ...compressors };
  const entries = Object.entries(all).map(([codec, inflate]) => [
    codec,
    (input: Uint8Array, size: number): Uint8Array => {
      left -= size;
      if (size >= 0 && left >= 0) return inflate(input, size);
      throw new Error(`a page that inflates to ${size} bytes, beyond maxBytes`);
    },
  ]);
  return Object.fromEntries(entries) as Compressors;
}
