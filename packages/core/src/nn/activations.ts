import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * x itself.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { identity } from '@gen/core/nn';
 *
 * console.log(await identity(tf.tensor1d([-1, 2])).data()); // Float32Array [ -1, 2 ]
 * ```
 */
export const identity = (x: Tensor): Tensor => tf.clone(x);

/**
 * max(x, 0).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { relu } from '@gen/core/nn';
 *
 * console.log(await relu(tf.tensor1d([-1, 2])).data()); // Float32Array [ 0, 2 ]
 * ```
 */
export const relu = (x: Tensor): Tensor => tf.relu(x);

/**
 * x where x ≥ 0, else `slope` · x.
 *
 * @param slope 0.01 where it is left out, as in PyTorch.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { leakyRelu } from '@gen/core/nn';
 *
 * const steep = (x: tf.Tensor) => leakyRelu(x, 0.5);
 * console.log(await steep(tf.tensor1d([-1, 2])).data()); // Float32Array [ -0.5, 2 ]
 * ```
 */
export const leakyRelu = (x: Tensor, slope = 0.01): Tensor => tf.leakyRelu(x, slope);

/**
 * x where x > 0, else eˣ − 1 (Clevert et al. 2016, https://arxiv.org/abs/1511.07289).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { elu } from '@gen/core/nn';
 *
 * const y = elu(tf.tensor1d([-1, 2])); // [ -0.632, 2 ]
 * ```
 */
export const elu = (x: Tensor): Tensor => tf.elu(x);

/**
 * The hyperbolic tangent.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { tanh } from '@gen/core/nn';
 *
 * const y = tanh(tf.tensor1d([-1, 2])); // [ -0.762, 0.964 ]
 * ```
 */
export const tanh = (x: Tensor): Tensor => tf.tanh(x);

/**
 * The logistic function σ(x) = 1 / (1 + e⁻ˣ).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { sigmoid } from '@gen/core/nn';
 *
 * const y = sigmoid(tf.tensor1d([-1, 2])); // [ 0.269, 0.881 ]
 * ```
 */
export const sigmoid = (x: Tensor): Tensor => tf.sigmoid(x);

/**
 * log(1 + eˣ): positive, for scales.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { softplus } from '@gen/core/nn';
 *
 * const y = softplus(tf.tensor1d([-1, 2])); // [ 0.313, 2.127 ]
 * ```
 */
export const softplus = (x: Tensor): Tensor => tf.softplus(x);

/**
 * x σ(x), also known as swish (Elfwing et al. 2018, https://arxiv.org/abs/1702.03118).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { silu } from '@gen/core/nn';
 *
 * const y = silu(tf.tensor1d([-1, 2])); // [ -0.269, 1.762 ]
 * ```
 */
export const silu = (x: Tensor): Tensor => tf.tidy(() => tf.mul(x, tf.sigmoid(x)));

/**
 * x Φ(x) with Φ the distribution function of the standard normal, exact and not the approximation
 * by tanh (Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { gelu } from '@gen/core/nn';
 *
 * const y = gelu(tf.tensor1d([-1, 2])); // [ -0.159, 1.954 ]
 * ```
 */
export const gelu = (x: Tensor): Tensor =>
  tf.tidy(() => {
    const half = tf.mul(x, 0.5);
    return tf.add(half, tf.mul(half, tf.erf(tf.mul(x, Math.SQRT1_2))));
  });
