import type { Tensor } from '@tensorflow/tfjs-core';
import type { Network, Parameters } from './layer.js';

/**
 * Applies a network, be it a layer or a plain function.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { applyNetwork } from '@gen/core/nn';
 *
 * const y = applyNetwork((x) => tf.square(x), tf.scalar(3)); // 9
 * ```
 */
export const applyNetwork = (network: Network, x: Tensor): Tensor =>
  typeof network === 'function' ? network(x) : network.apply(x);

/**
 * The parameters of a network, the path of each headed by a name: how models put the parameters of
 * their parts together. A plain function has none.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, namedParameters } from '@gen/core/nn';
 *
 * const encoder = dense({ inputs: 2, outputs: 1, key: key(0) });
 * console.log(Object.keys(namedParameters('encoder', encoder))); // [ 'encoder.weight', 'encoder.bias' ]
 * encoder.dispose();
 * ```
 */
export function namedParameters(
  name: string,
  network: Network | { parameters(): Parameters },
): Parameters {
  if (typeof network === 'function') return {};
  const entries = Object.entries(network.parameters());
  return Object.fromEntries(entries.map(([path, variable]) => [`${name}.${path}`, variable]));
}

/**
 * Disposes the variables of a network. A plain function has none.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, disposeNetwork, relu } from '@gen/core/nn';
 *
 * for (const network of [dense({ inputs: 2, outputs: 1, key: key(0) }), relu]) disposeNetwork(network);
 * ```
 */
export function disposeNetwork(network: Network): void {
  if (typeof network !== 'function') network.dispose();
}
