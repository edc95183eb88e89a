import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Variable } from '@tensorflow/tfjs-core';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import type { AffineOptions } from './affine-options.js';
import { pytorchDefault, type Fans } from './initializers.js';

/** The variables of a layer, under the names of PyTorch's state dict. */
export interface AffineVariables {
  /** The weights. */
  readonly weight: Variable;
  /** The bias, `[outputs]`, unless the layer is without. */
  readonly bias?: Variable;
}

/** Makes the variables of a layer: `weight` of a shape, `bias` of shape `[outputs]`. */
export function affineVariables(
  callee: string,
  weightShape: Shape,
  fans: Fans,
  {
    inputs,
    outputs,
    key,
    bias = true,
    weightInitializer = pytorchDefault,
    biasInitializer = pytorchDefault,
  }: AffineOptions,
): AffineVariables {
  checkCount(callee, 'inputs', inputs);
  checkCount(callee, 'outputs', outputs);
  const [weightKey, biasKey] = split(key);
  return tf.tidy(() => ({
    weight: tf.variable(weightInitializer(weightKey, weightShape, fans)),
    ...(bias && { bias: tf.variable(biasInitializer(biasKey, [outputs], fans)) }),
  }));
}
