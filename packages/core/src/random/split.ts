import { checkCount } from '../check-count.js';
import { derive, SPLIT } from './derive.js';
import type { Key } from './key.js';

/**
 * Makes independent keys of one, which is not to be used again.
 *
 * Child i does not depend on `count`: the first two of ten are the two of two.
 *
 * @param count how many keys, at least 1.
 *
 * @example
 * ```ts
 * import { key, split } from '@gen/core';
 * import { gaussian, uniform } from '@gen/core/random';
 *
 * const [forNoise, forTime] = split(key(0));
 * const noise = gaussian(forNoise, [64, 2]);
 * const time = uniform(forTime, [64]);
 * ```
 */
export function split(key: Key, count?: 2): [Key, Key];
export function split(key: Key, count: 3): [Key, Key, Key];
export function split(key: Key, count: 4): [Key, Key, Key, Key];
export function split(key: Key, count: number): Key[];
export function split(key: Key, count = 2): Key[] {
  checkCount('split', 'count', count);
  return Array.from({ length: count }, (_, child) => derive(key, child, SPLIT));
}
