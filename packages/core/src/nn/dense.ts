import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { addBias } from './add-bias.js';
import type { AffineOptions } from './affine-options.js';
import { affineVariables } from './affine-variables.js';
import { affineLayerOf } from './layer-of.js';
import type { Layer } from './layer.js';

/** Options of {@link dense}. */
export type DenseOptions = AffineOptions;

/**
 * A fully connected layer.
 *
 *     y = x Wᵀ + b
 *
 * Maps `[..., inputs]` to `[..., outputs]`. Its parameters are `weight`, W `[outputs, inputs]`, and
 * `bias`, b `[outputs]`, as in PyTorch's `Linear`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 784, outputs: 200, key: key(0) });
 * const y = layer.apply(tf.zeros([100, 784])); // [100, 200]
 * layer.dispose();
 * ```
 */
export function dense(options: DenseOptions): Layer {
  const { inputs, outputs } = options;
  const fans = { fanIn: inputs, fanOut: outputs };
  const variables = affineVariables('dense', [outputs, inputs], fans, options);
  const { weight, bias } = variables;

  return affineLayerOf({ ...variables }, (x, then) => {
    checkTrailingShape('dense.apply', 'x', x.shape, [inputs], REMEDY);
    return tf.tidy(() => {
      const rows = x.rank === 2 ? x : tf.reshape(x, [-1, inputs]); // [rows, inputs]
      const product = tf.matMul(rows as Tensor2D, weight as Tensor as Tensor2D, false, true);
      const y = x.rank === 2 ? product : tf.reshape(product, [...x.shape.slice(0, -1), outputs]);
      return addBias(y, bias, then);
    });
  });
}

const REMEDY = 'Make the layer with `inputs` of that size, or put `flatten` before it.';
