import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';

/** Three dense layers, an activation between them, of variables by the names `0.weight`, `2.weight`, …. */
export const perceptron =
  (
    variables: Readonly<Record<string, Variable>>,
    path: string,
    activation: (x: Tensor) => Tensor = tf.relu,
  ) =>
  (x: Tensor): Tensor => {
    const layer = (i: number, x: Tensor): Tensor => {
      const weight = variables[`${path}.${i}.weight`] as Tensor as Tensor2D;
      return tf.add(tf.matMul(x as Tensor2D, weight), variables[`${path}.${i}.bias`]!);
    };
    return layer(4, activation(layer(2, activation(layer(0, x)))));
  };
