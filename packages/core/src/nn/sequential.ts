import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { partOptions, type ApplyOptions } from './apply-options.js';
import type { Layer, Network } from './layer.js';
import { allParameters, applyNetwork, byPosition, disposeNetwork } from './network.js';

/**
 * Networks one after another. It owns them: disposing it disposes them.
 *
 * The path of a parameter is headed by the position of its network, functions counted, as in
 * PyTorch: `0.weight`, `2.weight`. Each layer trains where the sequence does, with a key of its own.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
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
  const parameters = allParameters(byPosition(networks));
  return {
    parameters: () => parameters,
    apply: (x, options = {}) => tf.tidy(() => applyInTurn(networks, tf.clone(x), options)),
    dispose: () => networks.forEach(disposeNetwork),
  };
}

/** Applies networks in turn, a layer together with the function that follows it where it can. */
function applyInTurn(networks: readonly Network[], x: Tensor, options: ApplyOptions): Tensor {
  let y = x;
  for (let i = 0; i < networks.length; i++) {
    const [network, next] = [networks[i]!, networks[i + 1]];
    const own = partOptions(options, i);
    if (typeof network === 'object' && network.applyThen && typeof next === 'function') {
      y = network.applyThen(y, next, own);
      i += 1;
    } else {
      y = applyNetwork(network, y, own);
    }
  }
  return y;
}
