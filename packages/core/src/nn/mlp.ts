import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { split } from '../random/split.js';
import { relu } from './activations.js';
import type { AffineOptions } from './affine-options.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import type { Layer, Network } from './layer.js';
import { sequential } from './sequential.js';

/** Options of {@link mlp}. */
export interface MLPOptions extends AffineOptions {
  /** Sizes of the hidden layers. */
  readonly hidden: readonly number[];
  /** What follows each hidden layer. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Makes a normalization of so many features, between a hidden layer and its activation. */
  readonly normalization?: (features: number) => Network;
  /** Rate of the dropout after each activation; none where it is left out. */
  readonly rate?: number;
}

/**
 * A multilayer perceptron: dense layers with an activation between every two of them.
 *
 *     y = Wₙ f(… f(W₁ x + b₁) …) + bₙ
 *
 * Maps `[..., inputs]` to `[..., outputs]`. It is a {@link sequential} of `dense`, the normalization
 * if there is one, the activation, the dropout if there is one, and so on, and a last `dense`: paths
 * are those of PyTorch's `Sequential` of the same, `0.weight`, `2.weight`, ….
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { layerNorm, mlp, silu } from '@gen/core/nn';
 *
 * const network = mlp({
 *   inputs: 2,
 *   hidden: [64, 64],
 *   outputs: 1,
 *   activation: silu,
 *   normalization: (features) => layerNorm({ shape: features }),
 *   rate: 0.1,
 *   key: key(0),
 * });
 * const y = network.apply(tf.zeros([8, 2]), { train: true, key: key(1) }); // [8, 1]
 * network.dispose();
 * ```
 */
export function mlp({
  inputs,
  hidden,
  outputs,
  activation = relu,
  normalization,
  rate = 0,
  key,
  ...affine
}: MLPOptions): Layer {
  checkCount('mlp', 'inputs', inputs);
  checkCount('mlp', 'outputs', outputs);
  for (const units of hidden) checkCount('mlp', 'hidden', units);
  const sizes = [inputs, ...hidden];
  const keys = split(key, sizes.length);
  const between = (features: number): Network[] => [
    ...(normalization === undefined ? [] : [normalization(features)]),
    activation,
    ...(rate === 0 ? [] : [dropout({ rate })]),
  ];
  const last = keys.length - 1;
  const blocks = keys.map((layerKey, i) => {
    const layer = dense({
      ...affine,
      inputs: sizes[i]!,
      outputs: hidden[i] ?? outputs,
      key: layerKey,
    });
    return i === last ? [layer] : [layer, ...between(hidden[i]!)];
  });
  return sequential(blocks.flat());
}
