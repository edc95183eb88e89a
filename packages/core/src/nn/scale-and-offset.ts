import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** The parameters of a normalization, under the names of PyTorch's state dict. */
export interface ScaleAndOffset {
  /** Factor after normalizing, γ, ones at first. */
  readonly weight?: Variable;
  /** What is added after that, β, zeros at first. */
  readonly bias?: Variable;
}

/** Makes the parameters of a normalization, or none. */
export const scaleAndOffset = (shape: Shape, affine: boolean, bias = affine): ScaleAndOffset =>
  tf.tidy(() => ({
    ...(affine && { weight: tf.variable(tf.ones([...shape])) }),
    ...(affine && bias && { bias: tf.variable(tf.zeros([...shape])) }),
  }));

/** These parameters as the options of a function. */
export const asOptions = ({
  weight,
  bias,
}: ScaleAndOffset): {
  readonly scale: Tensor | undefined;
  readonly offset: Tensor | undefined;
} => ({
  scale: weight,
  offset: bias,
});
