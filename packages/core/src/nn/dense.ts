import { checkTrailingShape } from '../check-shape.js';
import { affineLayer } from './affine-layer.js';
import type { AffineOptions } from './affine-options.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import type { FunctionalLayer } from './functional-layer.js';
import { timesTransposed } from './times-transposed.js';

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
export function dense(options: DenseOptions): FunctionalLayer {
  const { inputs, outputs } = options;
  checkAffine('dense', options);
  const fans = { fanIn: inputs, fanOut: outputs };
  const variables = affineVariables([outputs, inputs], fans, options);
  return affineLayer(variables, (x, weight) => {
    checkTrailingShape('dense.apply', 'x', x.shape, [inputs], REMEDY);
    return timesTransposed(x, weight);
  });
}

const REMEDY = 'Make the layer with `inputs` of that size, or put `flatten` before it.';
