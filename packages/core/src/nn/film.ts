import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkShape, checkTrailingShape } from '../check-shape.js';
import type { AffineOptions } from './affine-options.js';
import { dense } from './dense.js';
import type { LayerOf } from './layer.js';

/** Options of {@link film}. */
export interface FilmOptions extends Omit<AffineOptions, 'inputs' | 'outputs'> {
  /** Size of the last axis of x: features or channels. */
  readonly features: number;
  /** Size of the last axis of the context. */
  readonly context: number;
}

/** What {@link film} takes. */
export interface Conditioned {
  /** What is scaled and shifted, `[batch, ..., features]`. */
  readonly x: Tensor;
  /** What by, `[batch, context]`. */
  readonly context: Tensor;
}

/**
 * Feature-wise linear modulation: each channel is scaled and shifted by what a context says
 * (Perez et al. 2018, "FiLM: Visual Reasoning with a General Conditioning Layer", Equation 2,
 * https://arxiv.org/abs/1709.07871).
 *
 *     y = (1 + γ) x + β,   [γ, β] = c Wᵀ + b
 *
 * γ is what is added to 1, as the paper found better (Section 7.2), so that with `weight` and `bias` zero
 * y is x. Its parameters are `weight`, W `[2 features, context]`, and `bias`, b `[2 features]`: PyTorch's
 * `Linear(context, 2 * features)`, of whose result `chunk(2, -1)` gives γ and β.
 *
 * @throws InputError where a size is no count, or the shapes do not fit.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { film } from '@gen/core/nn';
 *
 * const modulate = film({ features: 8, context: 4, key: key(0) });
 * const y = modulate.apply({ x: tf.ones([2, 7, 7, 8]), context: tf.zeros([2, 4]) }); // [2, 7, 7, 8]
 * modulate.dispose();
 * ```
 */
export function film({ features, context: size, ...options }: FilmOptions): LayerOf<Conditioned> {
  checkCount('film', 'features', features);
  checkCount('film', 'context', size);
  const linear = dense({ ...options, inputs: size, outputs: 2 * features });
  return {
    parameters: linear.parameters,
    dispose: linear.dispose,
    apply: ({ x, context }) => {
      checkTrailingShape('film.apply', 'x', x.shape, [features]);
      checkShape('film.apply', 'context', context.shape, [x.shape[0]!, size]);
      return tf.tidy(() => {
        const places = x.shape.slice(1, -1).map(() => 1);
        const both = tf.reshape(linear.apply(context), [x.shape[0]!, ...places, 2 * features]);
        const [scale, shift] = tf.split(both, 2, -1) as [Tensor, Tensor];
        return tf.add(tf.mul(x, tf.add(scale, 1)), shift);
      });
    },
  };
}
