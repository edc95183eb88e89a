import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from './apply-options.js';
import type { HasParameters, Network, Parameters } from './layer.js';

/**
 * Applies a network, be it a layer or a plain function, which needs no options.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { applyNetwork } from '@gen/core/nn';
 *
 * const y = applyNetwork((x) => tf.square(x), tf.scalar(3)); // 9
 * ```
 */
export const applyNetwork = (network: Network, x: Tensor, options?: ApplyOptions): Tensor =>
  typeof network === 'function' ? network(x) : network.apply(x, options);

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
  network: ((x: Tensor) => Tensor) | Pick<HasParameters, 'parameters'>,
): Parameters {
  if (typeof network === 'function') return {};
  const entries = Object.entries(network.parameters());
  return Object.fromEntries(entries.map(([path, variable]) => [`${name}.${path}`, variable]));
}

/** The parameters of parts, each under its name. */
export const allParameters = (
  parts: Readonly<Record<string, ((x: Tensor) => Tensor) | Pick<HasParameters, 'parameters'>>>,
): Parameters =>
  Object.assign(
    {},
    ...Object.entries(parts).map(([name, part]) => namedParameters(name, part)),
  ) as Parameters;

/** Parts under the names '0', '1', …, as in a list of PyTorch's. */
export const byPosition = <P>(parts: readonly P[]): Record<string, P> =>
  Object.fromEntries(parts.entries());

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
export function disposeNetwork(network: ((x: Tensor) => Tensor) | HasParameters): void {
  if (typeof network !== 'function') network.dispose();
}
