import { InputError } from '@gen/core';

/** What is wrong with a file, and where. */
export interface Damage {
  /** The public function that was called. */
  readonly callee: string;
  /** What the file is called. */
  readonly file: string;
  /** What would have been right. */
  readonly expected: string;
  /** The byte at which it was expected, of what is inflated where the file is gzipped. */
  readonly offset: number;
  /** What came instead. */
  readonly got: string;
  /** What to do about it; to fetch the file again where it is not given. */
  readonly remedy?: string;
}

/** The error of a file that is not what it should be: file, offset, what was expected, what came. */
export const damaged = ({
  callee,
  file,
  expected,
  offset,
  got,
  remedy = 'Fetch or copy the file again.',
}: Damage): InputError =>
  new InputError({
    callee,
    argument: file,
    expected: `${expected} at byte ${offset}`,
    got,
    remedy,
  });
