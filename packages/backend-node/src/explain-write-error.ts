import { InputError } from '@gen/core';

/** What was being written. */
export interface Writing {
  /** The public function that was called. */
  readonly callee: string;
  /** The folder that was written to. */
  readonly folder: string;
  /** The file that was to be replaced. */
  readonly file: string;
  /** What was to be in it. */
  readonly bytes: Uint8Array;
}

/** The error of the system as one that says what to do; any other as it is. */
export function explainWriteError(error: unknown, writing: Writing): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const explain = code === undefined ? undefined : explanations[code];
  return explain === undefined ? error : new InputError({ ...explain(writing, code!) });
}

type Explain = (writing: Writing, code: string) => ConstructorParameters<typeof InputError>[0];

const unwritable: Explain = ({ callee, folder }, code) => ({
  callee,
  argument: 'path',
  expected: 'a folder that can be written',
  got: `'${folder}' (${code})`,
  remedy: 'Choose another folder, or change its permissions.',
});

const noFolder: Explain = ({ callee, folder }, code) => ({
  callee,
  argument: 'path',
  expected: 'a folder',
  got: `'${folder}', where a file is in the way (${code})`,
  remedy: 'Choose another path, or move the file.',
});

const full: Explain = ({ callee, file, bytes }, code) => ({
  callee,
  argument: 'bytes',
  expected: `room for ${bytes.length} bytes on the disk`,
  got: `${code === 'EFBIG' ? 'a limit on the size of files' : 'a full disk'} (${code})`,
  remedy: `'${file}' is as it was: free some space and try again.`,
});

const explanations: Readonly<Record<string, Explain>> = {
  EACCES: unwritable,
  ENOENT: unwritable,
  EPERM: unwritable,
  EROFS: unwritable,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  EISDIR: noFolder,
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
};
