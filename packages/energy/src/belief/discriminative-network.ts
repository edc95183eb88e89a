import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type Key } from '@gen/core';
import { dense, sequential, sigmoid, zeros, type Initializer, type Layer } from '@gen/core/nn';
import type { RBM } from '../rbm/rbm.js';
import { checkStack } from './deep-belief-network.js';

/** Options of {@link discriminativeNetwork}. */
export interface DiscriminativeNetworkOptions {
  /** Number of classes. */
  readonly classes: number;
  /** What the first weights of the last layer are drawn by. */
  readonly key: Key;
  /** Makes the first weights of the last layer, which begin at 0 by default. */
  readonly weightInitializer?: Initializer;
  /** What the hidden units make of their inputs: the mean of binary units where it is left out. */
  readonly activation?: (x: Tensor) => Tensor;
}

/**
 * A multilayer perceptron that begins where a stack of RBMs is, with log-odds of classes on top: for
 * discriminative fine-tuning.
 *
 *     log p(y | v) = log softmax(U hᴸ + d),   hˡ = σ(Wˡ s(hˡ⁻¹) + cˡ),   h⁰ = v
 *
 * Hinton & Salakhutdinov 2006, "Reducing the dimensionality of data with neural networks",
 * https://doi.org/10.1126/science.1127647; Bengio et al. 2007, "Greedy layer-wise training of deep
 * networks", §4, https://papers.nips.cc/paper/3048. It maps `[..., visible]` to `[..., classes]` and has
 * variables of its own, copied from the stack, under the paths of `mlp`: `0.weight`, `0.bias`, `2.weight`, ….
 *
 * @param stack RBMs from the visible units up, borrowed.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { binaryUnits, discriminativeNetwork, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(16), hidden: binaryUnits(8), key: key(0) });
 * const network = discriminativeNetwork([rbm], { classes: 3, key: key(1) });
 * const logits = network.apply(tf.ones([5, 16])); // [5, 3]
 * network.dispose();
 * rbm.dispose();
 * ```
 */
export function discriminativeNetwork(
  stack: readonly RBM[],
  { classes, key, weightInitializer = zeros, activation = sigmoid }: DiscriminativeNetworkOptions,
): Layer {
  checkStack('discriminativeNetwork', stack, 1);
  checkCount('discriminativeNetwork', 'classes', classes);
  const last = dense({
    inputs: stack.at(-1)!.hidden.size,
    outputs: classes,
    key,
    weightInitializer,
    biasInitializer: zeros,
  });
  return sequential([...stack.flatMap((rbm) => [layerFrom(rbm, key), activation]), last]);
}

/** What an RBM makes of visible states before the activation, as a matrix: statistics are linear in them. */
function layerFrom({ visible, hidden, connection, values }: RBM, key: Key): Layer {
  const matrix = (): Tensor =>
    tf.tidy(() => {
      const statistics = visible.statistics(tf.eye(visible.size), values.visible);
      return tf.transpose(connection.toHidden(statistics, values.weight));
    });
  return dense({
    inputs: visible.size,
    outputs: hidden.size,
    key,
    weightInitializer: matrix,
    biasInitializer: () => tf.clone(values.hidden['bias']!),
  });
}
