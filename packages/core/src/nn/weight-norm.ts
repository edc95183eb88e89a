import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { FunctionalLayer } from './functional-layer.js';
import type { Layer } from './layer.js';
import { matrixOf, reparameterized } from './reparameterized.js';
import { setStateDictLayout, stateDictLayout } from './state-dict-layout.js';

/** Options of {@link weightNorm}. */
export interface WeightNormOptions {
  /** Path of the parameter. */
  readonly parameter?: string;
  /** Axis of the parameter, as a state dict has it, each entry of which has a length of its own. */
  readonly axis?: number;
}

/**
 * A layer whose weights are a direction and a length for each output (Salimans & Kingma 2016, "Weight
 * Normalization", Equation 2, https://arxiv.org/abs/1602.07868).
 *
 *     w = g v / ‖v‖
 *
 * where the norm is over all axes but `axis`, by default the first of a state dict, as in PyTorch: that of
 * the outputs, and in transposed convolutions that of the inputs. The wrapped layer starts as the layer
 * was and owns its variables: dispose this one, not that.
 *
 * Its parameters are those of the layer, with g and v in place of `weight`, under the names of PyTorch's
 * `parametrizations.weight_norm`: `parametrizations.weight.original0`, g, of size 1 along all axes but
 * one, and `parametrizations.weight.original1`, v. The older names of `torch.nn.utils.weight_norm` for
 * them are `weight_g` and `weight_v`.
 *
 * @param layer A layer of this library that can be applied at other values of its parameters.
 *
 * @throws InputError where the layer has no such parameter, or that has no such axis.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { dense, weightNorm } from '@gen/core/nn';
 *
 * const layer = weightNorm(dense({ inputs: 4, outputs: 3, key: key(0) }));
 * const y = layer.apply(tf.zeros([2, 4])); // [2, 3]
 * layer.dispose();
 * ```
 */
export function weightNorm(
  layer: FunctionalLayer,
  { parameter = 'weight', axis = 0 }: WeightNormOptions = {},
): Layer {
  const { variable: direction, rowsOf, ...matrix } = matrixOf('weightNorm', layer, parameter, axis);
  const shape = matrix.shape.map((size, i) => (i === axis ? size : 1));
  const { save, load } = stateDictLayout(direction);
  const normOf = (v: Tensor): Tensor => {
    const norms = tf.sqrt(tf.sum(tf.square(rowsOf(v)), 1));
    return load(tf.reshape(norms, shape));
  };
  const length = tf.tidy(() => tf.variable(normOf(direction)));
  setStateDictLayout(length, { shape, save, load });
  const variables = {
    [`parametrizations.${parameter}.original0`]: length,
    [`parametrizations.${parameter}.original1`]: direction,
  };
  return reparameterized(layer, parameter, variables, () =>
    tf.mul(direction, tf.div(length, normOf(direction))),
  );
}
