import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Layer, Network } from './layer.js';
import { applyNetwork, disposeNetwork, namedParameters } from './network.js';

/**
 * Networks one after another. It owns them: disposing it disposes them.
 *
 * The path of a parameter is headed by the position of its network, functions counted, as in
 * PyTorch: `0.weight`, `2.weight`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { dense, sequential, tanh } from '@gen/core/nn';
 *
 * const [first, second] = split(key(0));
 * const encoder = sequential([
 *   dense({ inputs: 784, outputs: 200, key: first }),
 *   tanh,
 *   dense({ inputs: 200, outputs: 20, key: second }),
 * ]);
 * const y = encoder.apply(tf.zeros([100, 784])); // [100, 20]
 * console.log(Object.keys(encoder.parameters())); // [ '0.weight', '0.bias', '2.weight', '2.bias' ]
 * encoder.dispose();
 * ```
 */
export function sequential(networks: readonly Network[]): Layer {
  const named = networks.map((network, i) => namedParameters(`${i}`, network));
  const parameters = Object.assign({}, ...named) as ReturnType<Layer['parameters']>;
  return {
    parameters: () => parameters,
    apply: (x) => tf.tidy(() => applyInTurn(networks, tf.clone(x))),
    dispose: () => networks.forEach(disposeNetwork),
  };
}

/** Applies networks in turn, a layer together with the function that follows it where it can. */
function applyInTurn(networks: readonly Network[], x: Tensor): Tensor {
  const [network, next, ...rest] = networks;
  if (network === undefined) return x;
  if (typeof network === 'object' && network.applyThen && typeof next === 'function') {
    return applyInTurn(rest, network.applyThen(x, next));
  }
  return applyInTurn(networks.slice(1), applyNetwork(network, x));
}
