import { InputError } from '@gen/core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Throws an {@link InputError} unless a tensor holds images, `[batch, height, width, channels]`. */
export function checkImageBatch(callee: string, { shape }: Tensor): void {
  if (shape.length === 4) return;
  throw new InputError({
    callee,
    argument: 'images',
    expected: 'shape [batch, height, width, channels]',
    got: `shape [${shape}]`,
    ...(shape.length === 2 && { remedy: 'Flatten afterwards: leave out `flat`.' }),
  });
}
