import type { Shape } from '../../shape.js';
import type { Optimizer } from '../optimizer.js';
import { chain } from './chain.js';
import { partition } from './partition.js';

/**
 * A transformation of some of the gradients; the others pass as they are.
 *
 * @param link transforms gradients.
 * @param applies whether it does to that of a parameter, by its path and its shape.
 *
 * @example
 * ```ts
 * import { adam, chain, clipByValue, masked } from '@gen/core/train';
 *
 * const clipped = masked(clipByValue(0.1), (path) => path.startsWith('critic.'));
 * const optimizer = chain(clipped, adam());
 * ```
 */
export function masked(
  link: Optimizer,
  applies: (path: string, shape: Shape) => boolean,
): Optimizer {
  return partition({ masked: link, others: chain() }, (path, shape) =>
    applies(path, shape) ? 'masked' : 'others',
  );
}
