import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from '../special/elementwise.js';

/**
 * λ x where x > 0, else λ α (eˣ − 1), with the λ = 1.0507 and α = 1.6733 that keep the mean 0 and the
 * variance 1 from layer to layer (Klambauer et al. 2017, "Self-Normalizing Neural Networks", equation
 * 2, https://arxiv.org/abs/1706.02515). Meant for weights of `lecunNormal`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { selu } from '@gen/core/nn';
 *
 * const y = selu(tf.tensor1d([-1, 2])); // [ -1.111, 2.101 ]
 * ```
 */
export const selu: (x: Tensor) => Tensor = /* @__PURE__ */ elementwise<[x: Tensor]>('selu', {
  names: ['x'],
  value: (x) => tf.selu(x),
  // The exponential of what is not positive only: of the others it may be infinite.
  partials: (x) => {
    const positive = tf.step(x);
    const below = tf.mul(tf.exp(tf.neg(tf.relu(tf.neg(x)))), SELU_ALPHA);
    return [tf.mul(tf.add(positive, tf.mul(below, tf.sub(1, positive))), SELU_LAMBDA)];
  },
});

const SELU_ALPHA = 1.6732632423543772;
const SELU_LAMBDA = 1.0507009873554805;

/**
 * x where x > 0, else α (e^{x/α} − 1): like {@link elu}, with a slope of 1 at 0 for every α (Barron
 * 2017, "Continuously Differentiable Exponential Linear Units", https://arxiv.org/abs/1704.07483).
 *
 * @param alpha 1 where it is left out, as in PyTorch.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { celu } from '@gen/core/nn';
 *
 * const y = celu(tf.tensor1d([-1, 2]), 2); // [ -0.787, 2 ]
 * ```
 */
export const celu = (x: Tensor, alpha = 1): Tensor =>
  tf.tidy(() => tf.mul(tf.elu(tf.div(x, alpha)), alpha));

/**
 * x σ(√(8/π) (x + 0.044715 x³)): the approximation of {@link gelu} by tanh, which GPT-2 and many
 * transformers after it were trained with (Hendrycks & Gimpel 2016, Section 2,
 * https://arxiv.org/abs/1606.08415).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { geluTanh } from '@gen/core/nn';
 *
 * const y = geluTanh(tf.tensor1d([-1, 2])); // [ -0.159, 1.955 ]
 * ```
 */
export const geluTanh: (x: Tensor) => Tensor = /* @__PURE__ */ elementwise<[x: Tensor]>(
  'geluTanh',
  {
    names: ['x'],
    value: (x) => tf.mul(x, tf.sigmoid(cubic(x))),
    // σ(u) σ(−u) is the slope of σ without the rounding of 1 − σ(u).
    partials: (x) => {
      const u = cubic(x);
      const [above, below] = [tf.sigmoid(u), tf.sigmoid(tf.neg(u))];
      const slope = tf.mul(tf.add(tf.mul(tf.square(x), 3 * CUBIC), 1), TWO_ROOT);
      return [tf.add(above, tf.mul(tf.mul(tf.mul(above, below), x), slope))];
    },
  },
);

const CUBIC = 0.044715;
const TWO_ROOT = Math.sqrt(8 / Math.PI);

/** √(8/π) (x + 0.044715 x³). */
const cubic = (x: Tensor): Tensor =>
  tf.mul(tf.mul(x, tf.add(tf.mul(tf.square(x), CUBIC), 1)), TWO_ROOT);

/**
 * x tanh(softplus(x)) (Misra 2020, "Mish", equation 1, https://arxiv.org/abs/1908.08681).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { mish } from '@gen/core/nn';
 *
 * const y = mish(tf.tensor1d([-1, 2])); // [ -0.303, 1.944 ]
 * ```
 */
export const mish = (x: Tensor): Tensor => tf.tidy(() => tf.mul(x, tf.tanh(tf.softplus(x))));

/**
 * log σ(x) = −log(1 + e⁻ˣ): the log-probability of a one whose logit is x.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { logsigmoid } from '@gen/core/nn';
 *
 * const y = logsigmoid(tf.tensor1d([-1, 2])); // [ -1.313, -0.127 ]
 * ```
 */
export const logsigmoid = (x: Tensor): Tensor => tf.tidy(() => tf.neg(tf.softplus(tf.neg(x))));

/**
 * x / (1 + |x|): a sigmoid with heavy tails.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { softsign } from '@gen/core/nn';
 *
 * console.log(await softsign(tf.tensor1d([-1, 3])).data()); // Float32Array [ -0.5, 0.75 ]
 * ```
 */
export const softsign = (x: Tensor): Tensor => tf.tidy(() => tf.div(x, tf.add(tf.abs(x), 1)));
