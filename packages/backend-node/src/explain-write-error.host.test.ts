import { InputError } from '@gen/core';
import { expect, test } from 'vitest';
import { explainWriteError } from './explain-write-error.js';

const writing = {
  callee: 'folderStore.put',
  folder: '/runs/vae',
  file: '/runs/vae/model',
  bytes: new Uint8Array(8),
};

const failed = (code: string): Error => Object.assign(new Error(`${code}: failed`), { code });

test.each([
  ['EACCES', /a folder that can be written; got '\/runs\/vae' \(EACCES\)\. Choose another folder/],
  ['EROFS', /a folder that can be written/],
  ['ENOTDIR', /a folder; got '\/runs\/vae', where a file is in the way/],
  [
    'ENOSPC',
    /room for 8 bytes on the disk; got a full disk \(ENOSPC\)\. '\/runs\/vae\/model' is as/,
  ],
  ['EDQUOT', /a full disk/],
])('%s becomes an error that says what to do', (code, message) => {
  const error = explainWriteError(failed(code), writing);
  expect(error).toBeInstanceOf(InputError);
  expect((error as Error).message).toMatch(message);
});

test('what it does not know it gives back as it is', () => {
  const error = failed('EIO');
  expect(explainWriteError(error, writing)).toBe(error);
});
