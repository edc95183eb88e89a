import type { ColumnChunk, FileMetaData } from 'hyparquet';
import { MOST_BYTES } from '../records/read-options.js';
import type { Source } from '../sources/source.js';
import { wrong } from './parquet-error.js';
import type { ParquetRecordsOptions } from './parquet-options.js';

/** Rows that are read together. */
export interface Group {
  /** How many there are. */
  readonly rows: number;
  /** Where its first page is. */
  readonly offset: number;
  /** Its columns. */
  readonly columns: readonly ColumnChunk[];
}

/** The groups of a file, each within the bound on what is read at once. */
export function groupsOf(
  source: Source,
  { row_groups: groups }: FileMetaData,
  { maxBytes = MOST_BYTES }: ParquetRecordsOptions,
): readonly Group[] {
  return groups.map((group) => {
    const offset = Number(group.columns[0]?.meta_data?.data_page_offset ?? 0);
    const [rows, bytes] = [Number(group.num_rows), Number(group.total_byte_size)];
    const most = group.columns.every(({ meta_data: column }) => {
      const values = Number(column?.num_values ?? 0);
      return values >= rows && 8 * values <= maxBytes;
    });
    if (rows >= 0 && rows <= maxBytes && bytes <= maxBytes && most)
      return { rows, offset, columns: group.columns };
    const expected = `a group of rows of at most ${maxBytes} bytes, with values for all rows,`;
    throw wrong(source, expected, offset, `${rows} rows of ${bytes} bytes`);
  });
}
