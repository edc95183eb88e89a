import { InputError } from '@gen/core';

/** What a system's error code means for a path, and what to do. */
const REASONS: Readonly<Record<string, readonly [got: string, remedy: string]>> = {
  ENOENT: ['nothing there', 'Check the path.'],
  EISDIR: ['a folder', 'Give the path of a file.'],
  ENOTDIR: ['a file', 'Give the folder that holds it.'],
  EACCES: ['one that may not be read', 'Change its permissions.'],
  EPERM: ['one that may not be read', 'Change its permissions.'],
};

/** Says why a path cannot be read. */
export function pathError(
  callee: string,
  path: string,
  expected: string,
  error: unknown,
): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [got, remedy] = REASONS[code] ?? [message, undefined];
  return new InputError({
    callee,
    argument: path,
    expected,
    got,
    ...(remedy !== undefined && { remedy }),
  });
}
