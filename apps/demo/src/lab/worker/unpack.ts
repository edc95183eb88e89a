import { InputError } from '@gen/core';
import { unzipSync } from 'fflate';

/** Files by name, without the folders that they are in. */
export type Files = Readonly<Record<string, Uint8Array>>;

const mostBytes = 500e6;

/** The bytes of dropped files, and of the files in those that are zips. */
export async function unpack(files: readonly File[]): Promise<Files> {
  const unpacked: Record<string, Uint8Array> = {};
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.zip$/i.test(file.name)) Object.assign(unpacked, unzip(bytes, file.name));
    else unpacked[file.name] = bytes;
  }
  return unpacked;
}

/** The files of a zip by name. */
export function unzip(bytes: Uint8Array, name: string): Files {
  try {
    const entries = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < mostBytes });
    return Object.fromEntries(
      Object.entries(entries).map(([path, content]) => [path.split('/').at(-1) ?? path, content]),
    );
  } catch (error) {
    throw new InputError({
      callee: 'drop',
      argument: name,
      expected: 'a whole zip file',
      got: `one that cannot be read (${error instanceof Error ? error.message : String(error)})`,
      remedy: 'Download or pack it again.',
    });
  }
}
