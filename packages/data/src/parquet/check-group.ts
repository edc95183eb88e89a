import { parquetSchema, type Compressors, type FileMetaData, type SchemaTree } from 'hyparquet';
import { readRange } from '../sources/read-range.js';
import type { Source } from '../sources/source.js';
import { checkRuns } from './check-runs.js';
import type { Group } from './row-groups.js';

/** Looks through the pages of the columns that are wanted before the library does. */
export async function checkGroup(
  source: Source,
  metadata: FileMetaData,
  { columns }: Group,
  wanted: readonly string[],
  compressors: Compressors,
): Promise<void> {
  const size = await source.size();
  for (const { meta_data: column } of columns) {
    const [top] = column?.path_in_schema ?? [];
    if (column === undefined || top === undefined || !wanted.includes(top)) continue;
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    const end = start + Number(column.total_compressed_size);
    if (start < 0 || end < start || end > size) throw new RangeError(`pages to byte ${end}`);
    const bytes = await readRange(source, { start, end });
    checkRuns({ column, path: pathOf(metadata, column.path_in_schema), bytes }, compressors);
  }
}

/** The schema's elements from its root to a column. */
function pathOf(metadata: FileMetaData, names: readonly string[]): readonly SchemaTree[] {
  const path = [parquetSchema(metadata)];
  for (const name of names) {
    const next = path.at(-1)!.children.find(({ element }) => element.name === name);
    if (next === undefined) throw new RangeError(`no column ${names.join('.')}`);
    path.push(next);
  }
  return path;
}
