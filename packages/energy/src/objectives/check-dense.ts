import { InputError } from '@gen/core';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { LayerMeans } from './gradient-transform.js';

/**
 * Throws an InputError unless weights are `[hidden, visible]`: transformations of gradients add products of
 * means to them, which weights that are shared by places have not one of each.
 */
export function checkDense(
  callee: string,
  { weight }: BipartiteGradient,
  { visible, hidden }: LayerMeans,
): void {
  const wanted = [hidden.size, visible.size];
  if (`${weight?.shape}` === `${wanted}`) return;
  throw new InputError({
    callee,
    argument: 'rbm',
    expected: `weights of each unit to each, [${wanted}]`,
    got: `weights [${weight?.shape}]`,
    remedy: 'A convolutional machine is trained without it.',
  });
}
