import { InputError } from '@gen/core';

/** What was being written. */
export interface Writing {
  /** The public function that was called. */
  readonly callee: string;
  /** Name of the blob. */
  readonly name: string;
  /** What was to be in it, or at its end. */
  readonly bytes: Uint8Array;
}

/** The error of a browser that gives no more room as one that says what to do; any other as it is. */
export function explainQuota(error: unknown, { callee, name, bytes }: Writing): unknown {
  if (!isNamed(error, 'QuotaExceededError')) return error;
  return new InputError({
    callee,
    argument: 'bytes',
    expected: `room for ${bytes.length} bytes`,
    got: 'a full store',
    remedy: `'${name}' is as it was: remove other blobs, or free some disk, and try again.`,
  });
}

/** Whether an error of the browser has a name. */
export const isNamed = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;
