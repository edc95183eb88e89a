import * as tf from '@tensorflow/tfjs-core';
import type { Variable } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import type { AffineOptions } from './affine-options.js';
import type { Fans } from './initializer.js';
import { pytorchDefault } from './pytorch-default.js';

/** The variables of a layer, under the names of PyTorch's state dict. */
export interface AffineVariables {
  /** The weights. */
  readonly weight: Variable;
  /** The bias, `[outputs]`, unless the layer is without. */
  readonly bias?: Variable;
}

/** Makes the variables of a layer: `weight` of a shape, `bias` of shape `[outputs]`. */
export function affineVariables(
  weightShape: Shape,
  fans: Fans,
  {
    outputs,
    key,
    bias = true,
    weightInitializer = pytorchDefault,
    biasInitializer = pytorchDefault,
  }: AffineOptions,
): AffineVariables {
  const [weightKey, biasKey] = split(key);
  return tf.tidy(() => ({
    weight: tf.variable(weightInitializer(weightKey, weightShape, fans)),
    ...(bias && { bias: tf.variable(biasInitializer(biasKey, [outputs], fans)) }),
  }));
}

/** Throws an InputError unless the layer has inputs and outputs. */
export function checkAffine(callee: string, { inputs, outputs }: AffineOptions): void {
  checkCount(callee, 'inputs', inputs);
  checkCount(callee, 'outputs', outputs);
}
