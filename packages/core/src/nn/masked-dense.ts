import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape, checkTrailingShape } from '../check-shape.js';
import { affineLayer } from './affine-layer.js';
import type { AffineOptions } from './affine-options.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import type { FunctionalLayer } from './functional-layer.js';
import { timesTransposed } from './times-transposed.js';

/** Options of {@link maskedDense}. */
export interface MaskedDenseOptions extends AffineOptions {
  /** Which outputs read which inputs, `[outputs, inputs]`: those where it is true, or 1. Borrowed. */
  readonly mask: Tensor;
}

/**
 * A fully connected layer in which each output reads some of the inputs only (Germain et al. 2015,
 * "MADE: Masked Autoencoder for Distribution Estimation", Equation 8,
 * https://arxiv.org/abs/1502.03509).
 *
 *     y = x (W ∘ M)ᵀ + b
 *
 * Maps `[..., inputs]` to `[..., outputs]`. Its parameters are `weight`, W `[outputs, inputs]`, `bias`,
 * b `[outputs]`, and the buffer `mask`, M `[outputs, inputs]`, which is saved with them, so that
 * weights never meet the mask of another ordering: the names of zuko's and nflows' `MaskedLinear`.
 * `autoregressiveMasks` makes the masks of a network whose outputs each read the inputs before them.
 * Where a mask is 0, the weight has no effect and its gradient is 0.
 *
 * @throws InputError where the mask has another shape.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { autoregressiveMasks, maskedDense, relu, sequential } from '@gen/core/nn';
 *
 * const masks = autoregressiveMasks({ features: 3, hidden: [16], multiplier: 2 });
 * const [first, second] = split(key(0));
 * const made = sequential([
 *   maskedDense({ inputs: 3, outputs: 16, mask: masks[0]!, key: first }),
 *   relu,
 *   maskedDense({ inputs: 16, outputs: 6, mask: masks[1]!, key: second }),
 * ]);
 * const y = made.apply(tf.zeros([5, 3])); // [5, 6]: two numbers for each feature, from those before it
 * tf.dispose(masks);
 * made.dispose();
 * ```
 */
export function maskedDense(options: MaskedDenseOptions): FunctionalLayer {
  const { inputs, outputs, mask } = options;
  checkAffine('maskedDense', options);
  checkShape('maskedDense', 'mask', mask.shape, [outputs, inputs]);
  const fans = { fanIn: inputs, fanOut: outputs };
  const buffer = tf.tidy(() => tf.variable(tf.cast(tf.cast(mask, 'bool'), 'float32'), false));
  const variables = { ...affineVariables([outputs, inputs], fans, options), mask: buffer };
  return affineLayer(variables, (x, weight, values) => {
    checkTrailingShape('maskedDense.apply', 'x', x.shape, [inputs]);
    return timesTransposed(x, tf.mul(weight, values['mask']!));
  });
}
