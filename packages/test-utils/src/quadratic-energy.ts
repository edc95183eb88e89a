import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { HasParameters } from '@gen/core/nn';

/** A Gaussian as an unnormalized density, of which everything is known. */
export interface QuadraticEnergy extends HasParameters {
  /** F(x) = ½ (x − μ)ᵀ P (x − μ), `[batch, n]` to `[batch]`. */
  freeEnergy(x: Tensor): Tensor;
}

/** F(x) = ½ (x − μ)ᵀ P (x − μ) with the parameters `mean`, μ, and `precision`, P. */
export function quadraticEnergy(
  mean: readonly number[],
  precision: readonly (readonly number[])[],
): QuadraticEnergy {
  const variables = tf.tidy(() => ({
    mean: tf.variable(tf.tensor1d([...mean])),
    precision: tf.variable(tf.tensor2d(precision.map((row) => [...row]))),
  }));
  return {
    freeEnergy: (x) => {
      const away = tf.sub(x, variables.mean) as Tensor2D;
      const pulled = tf.matMul(away, variables.precision as unknown as Tensor2D);
      return tf.mul(0.5, tf.sum(tf.mul(pulled, away), -1));
    },
    parameters: () => variables,
    dispose: () => tf.dispose(variables),
  };
}
