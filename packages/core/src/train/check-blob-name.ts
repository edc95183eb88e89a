import { InputError } from '../input-error.js';

/**
 * Checks the name of a blob: letters, digits, `.`, `_` and `-`, from a letter or digit on, so that it
 * names one file of one folder on every file system.
 *
 * For those who write a {@link Store}.
 *
 * @throws InputError where the name is another.
 *
 * @example
 * ```ts
 * import { checkBlobName } from '@gen/core/train';
 *
 * checkBlobName('myStore.put', 'checkpoint.safetensors');
 * ```
 */
export function checkBlobName(callee: string, name: string): void {
  if (/^[a-z0-9]([a-z0-9._-]{0,198}[a-z0-9_-])?$/i.test(name)) return;
  throw new InputError({
    callee,
    argument: 'name',
    expected: "up to 200 letters, digits, '.', '_' and '-', from a letter or digit on",
    got: JSON.stringify(name),
  });
}
