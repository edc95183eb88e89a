import type { Key } from '@gen/core';
import { uniformArray } from '@gen/core/random';
import type { Dataset } from '../dataset.js';

/**
 * Draws every pixel of a data set from the Bernoulli distribution whose mean it is, once: fixed
 * binarization, which is easier to learn by heart than what `binarize` draws anew for each batch, and not
 * comparable with it.
 *
 *     x ~ Bernoulli(pixel),  x = 1 where u < pixel,  u ~ Uniform[0, 1)
 *
 * @returns the data set with pixels 0 and 255, copied.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binarizeOnce, digits } from '@gen/data';
 *
 * const binary = binarizeOnce(digits(key(0), { count: 100 }), key(1));
 * ```
 */
export function binarizeOnce<T extends Dataset>(dataset: T, key: Key): T {
  const draws = uniformArray(key, dataset.images.length);
  const images = dataset.images.map((pixel, i) => (draws[i]! < pixel / 255 ? 255 : 0));
  return { ...dataset, images };
}
