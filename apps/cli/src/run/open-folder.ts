import { readdir } from 'node:fs/promises';
import { InputError } from '@gen/core';
import type { Store } from '@gen/core/train';
import { folderStore } from '@gen/backend-node';

/** Opens a folder, which need not be there yet. Rejects with an `InputError` where it cannot be one. */
export async function openFolder(callee: string, argument: string, path: string): Promise<Store> {
  try {
    await readdir(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw noFolder(callee, argument, path, code);
  }
  return folderStore(path);
}

const noFolder = (callee: string, argument: string, path: string, code: string): InputError =>
  new InputError({
    callee,
    argument,
    expected: 'a folder that can be read',
    got: code === 'ENOTDIR' ? `${path}, where a file is in the way` : `${path} (${code})`,
    remedy: 'Choose another folder, or change its permissions.',
  });
