import { damaged } from '../sources/damaged.js';

/** Where in an archive a file's name stands. */
export interface ArchivePlace {
  /** The public function that was called. */
  readonly callee: string;
  /** What the archive is called. */
  readonly file: string;
  /** The byte of the archive at which the name stands. */
  readonly offset: number;
}

/** Throws unless a path stays within the folder that it belongs to. */
export function checkPath(path: string, { callee, file, offset }: ArchivePlace): void {
  const inside = !/^([/\\]|[a-z]:)|\\|\0/i.test(path) && !path.split('/').includes('..');
  if (inside && path !== '') return;
  throw damaged({
    callee,
    file,
    expected: 'a path within the archive',
    offset,
    got: JSON.stringify(path),
    remedy: 'Such a file may have been made to do harm.',
  });
}
