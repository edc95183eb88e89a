import { checkCount, InputError } from '@gen/core';

/** What {@link checkImages} looks at. */
export interface ImagesWanted {
  /** How many images. */
  readonly count: number;
  /** Height and width of each, in pixels. */
  readonly size: number;
  /** Number of channels. */
  readonly channels: number;
}

/** A gigabyte. */
const MOST = 2 ** 30;

/** Throws an {@link InputError} unless so many images of this size can be made. */
export function checkImages(callee: string, { count, size, channels }: ImagesWanted): void {
  checkCount(callee, 'count', count);
  checkCount(callee, 'size', size, 8);
  const bytes = count * size * size * channels;
  if (bytes <= MOST) return;
  throw new InputError({
    callee,
    argument: 'count',
    expected: `at most ${Math.floor(MOST / (size * size * channels))} images of ${size} × ${size}, a gigabyte`,
    got: `${count}`,
  });
}
