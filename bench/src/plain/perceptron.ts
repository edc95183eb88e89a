import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';

/** Three dense layers, ReLU between them, of variables by the names `0.weight`, `2.weight`, …. */
export const perceptron =
  (variables: Readonly<Record<string, Variable>>, path: string) =>
  (x: Tensor): Tensor => {
    const layer = (i: number, x: Tensor): Tensor => {
      const weight = variables[`${path}.${i}.weight`] as Tensor as Tensor2D;
      return tf.add(tf.matMul(x as Tensor2D, weight), variables[`${path}.${i}.bias`]!);
    };
    return layer(4, tf.relu(layer(2, tf.relu(layer(0, x)))));
  };
