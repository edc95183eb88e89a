import { InputError } from '@gen/core';
import type { ImageSize } from '../families/family.js';

/** Rejects images of another size than the model has. */
export function checkSize(callee: string, test: ImageSize, wanted: ImageSize): void {
  const text = ({ height, width, channels }: ImageSize): string =>
    `${height} × ${width} × ${channels}`;
  if (text(test) === text(wanted)) return;
  throw new InputError({
    callee,
    argument: '--data',
    expected: `images of ${text(wanted)}, as the model has them`,
    got: text(test),
  });
}
