import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * A way from one latent to another.
 *
 * Maps two tensors `[batch, latent]` and the positions `[steps, 1, 1]`, from 0 to 1, to
 * `[steps, batch, latent]`.
 */
export type LatentPath = (from: Tensor, to: Tensor, at: Tensor) => Tensor;

/**
 * The straight line (1 − t) z₀ + t z₁.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { linearPath } from '@gen/variational';
 *
 * const [from, to] = [tf.zeros([1, 2]), tf.ones([1, 2])];
 * const halfway = tf.tidy(() => linearPath(from, to, tf.fill([1, 1, 1], 0.5))); // [[[0.5, 0.5]]]
 * ```
 */
export function linearPath(from: Tensor, to: Tensor, at: Tensor): Tensor {
  return tf.tidy(() => tf.add(tf.mul(tf.sub(1, at), from), tf.mul(at, to)));
}

/**
 * The great circle, which keeps to the distances from the origin at which a Gaussian prior has its
 * mass:
 *
 *     sin((1 − t) Ω) / sin Ω · z₀ + sin(t Ω) / sin Ω · z₁,   cos Ω = ⟨z₀, z₁⟩ / (|z₀| |z₁|)
 *
 * and the straight line where the two are parallel or one is zero (White 2016, "Sampling Generative Networks", §2.1,
 * https://arxiv.org/abs/1609.04468).
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { sphericalPath } from '@gen/variational';
 *
 * const [from, to] = [tf.tensor2d([[1, 0]]), tf.tensor2d([[0, 1]])];
 * const halfway = tf.tidy(() => sphericalPath(from, to, tf.fill([1, 1, 1], 0.5))); // [[[√½, √½]]]
 * ```
 */
export function sphericalPath(from: Tensor, to: Tensor, at: Tensor): Tensor {
  return tf.tidy(() => {
    const norms = tf.mul(tf.norm(from, 2, -1, true), tf.norm(to, 2, -1, true)); // [batch, 1]
    const cosine = tf.divNoNan(tf.sum(tf.mul(from, to), -1, true), norms);
    const angle = tf.acos(tf.clipByValue(cosine, -1, 1)); // Ω [batch, 1]
    const sine = tf.sin(angle);
    const weight = (t: Tensor): Tensor => tf.div(tf.sin(tf.mul(t, angle)), sine);
    const circle = tf.add(tf.mul(weight(tf.sub(1, at)), from), tf.mul(weight(at), to));
    const parallel = tf.logicalOr(tf.lessEqual(sine, 1e-3), tf.equal(norms, 0));
    return tf.where(tf.broadcastTo(parallel, circle.shape), linearPath(from, to, at), circle);
  });
}
