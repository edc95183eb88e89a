import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { gaussian } from '../random/gaussian.js';
import type { Key } from '../random/key.js';
import type { FunctionalLayer } from './functional-layer.js';
import type { Layer } from './layer.js';
import { matrixOf, reparameterized } from './reparameterized.js';

/** Options of {@link spectralNorm}. */
export interface SpectralNormOptions {
  /** Key of the vector with which the power iteration starts. */
  readonly key: Key;
  /** Path of the parameter. */
  readonly parameter?: string;
  /** Iterations each time that the layer is applied in training. */
  readonly iterations?: number;
  /** Axis of the parameter, as a state dict has it, that becomes the rows; that of the outputs. */
  readonly axis?: number;
  /** Least norm by which a vector is divided. */
  readonly epsilon?: number;
}

/**
 * A layer whose weights are divided by their largest singular value, so that it stretches no difference
 * of inputs: for critics (Miyato et al. 2018, "Spectral Normalization for Generative Adversarial
 * Networks", Section 2.1 and Algorithm 1, https://arxiv.org/abs/1802.05957).
 *
 *     w = W / σ,   σ = uᵀ W v,   in training first u ← W v / ‖W v‖, v ← Wᵀ u / ‖Wᵀ u‖
 *
 * with W the weights as a matrix, one row an output, its columns in PyTorch's order; for convolutions
 * that is not the norm of the convolution, but follows it. u and v are constants to the gradient, and
 * buffers: saved with the parameters, moved only by `apply(x, { train: true })`, so that evaluation
 * changes nothing and gives the same twice. 15 iterations are done at the start. The wrapped layer owns
 * the layer's variables: dispose this one, not that.
 *
 * Its parameters are those of the layer, with W in place of `weight`, under the names of PyTorch's
 * `parametrizations.spectral_norm`: `parametrizations.weight.original`, W, and the buffers
 * `parametrizations.weight.0._u` and `parametrizations.weight.0._v`. The older names of
 * `torch.nn.utils.spectral_norm` for them are `weight_orig`, `weight_u` and `weight_v`.
 *
 * @param layer A layer of this library that can be applied at other values of its parameters.
 *
 * @throws InputError where the layer has no such parameter, that has no such axis, or `iterations` is no
 * count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { conv2d, spectralNorm } from '@gen/core/nn';
 *
 * const [layerKey, normKey] = split(key(0));
 * const layer = conv2d({ inputs: 3, outputs: 8, kernelSize: 3, key: layerKey });
 * const critic = spectralNorm(layer, { key: normKey });
 * const y = critic.apply(tf.zeros([2, 8, 8, 3]), { train: true }); // [2, 6, 6, 8]
 * critic.dispose();
 * ```
 */
export function spectralNorm(
  layer: FunctionalLayer,
  {
    key,
    parameter = 'weight',
    iterations = 1,
    axis = layer.outputAxis ?? 0,
    epsilon = 1e-12,
  }: SpectralNormOptions,
): Layer {
  checkCount('spectralNorm', 'iterations', iterations);
  const { variable, rowsOf } = matrixOf('spectralNorm', layer, parameter, axis);
  const unit = (x: Tensor2D): Tensor2D =>
    tf.div(x, tf.maximum(tf.sqrt(tf.sum(tf.square(x))), epsilon));
  const column = (x: Tensor): Tensor2D => tf.reshape(x, [x.size, 1]);
  const better = (matrix: Tensor2D, v: Tensor2D, times: number): [Tensor2D, Tensor2D] => {
    let [left, right] = [v, v];
    for (let i = 0; i < times; i++) {
      left = unit(tf.matMul(matrix, right));
      right = unit(tf.matMul(matrix, left, true));
    }
    return [left, right];
  };
  const [u, v] = tf.tidy(() => {
    const matrix = rowsOf(variable);
    const start = unit(gaussian(key, [matrix.shape[1], 1]) as Tensor2D);
    const vectors = better(matrix, start, 15);
    return vectors.map((vector) => tf.variable(tf.reshape(vector, [vector.size]), false));
  }) as [tf.Variable, tf.Variable];

  const move = (matrix: Tensor2D): void => {
    const [left, right] = better(matrix, column(v), iterations);
    u.assign(tf.reshape(left, u.shape));
    v.assign(tf.reshape(right, v.shape));
  };
  const variables = {
    [`parametrizations.${parameter}.original`]: variable,
    [`parametrizations.${parameter}.0._u`]: u,
    [`parametrizations.${parameter}.0._v`]: v,
  };
  return reparameterized(layer, parameter, variables, ({ train = false }) => {
    const matrix = rowsOf(variable);
    if (train) move(matrix);
    const sigma = tf.matMul(column(u), tf.matMul(matrix, column(v)), true);
    return tf.div(variable, tf.reshape(sigma, []));
  });
}
