import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { addBias } from './add-bias.js';
import type { AffineVariables } from './affine-variables.js';
import type { FunctionalLayer, ParameterValues } from './functional-layer.js';
import { disposeVariables } from './layer-of.js';

/**
 * A layer of weights and a bias: what is linear in x, then the bias and a function that follows, by
 * one kernel where the engine has one for both.
 */
export function affineLayer(
  variables: AffineVariables,
  linear: (x: Tensor, weight: Tensor, values: ParameterValues) => Tensor,
): FunctionalLayer {
  const parameters = { ...variables };
  const at = (values: ParameterValues, x: Tensor, then?: (y: Tensor) => Tensor): Tensor =>
    tf.tidy(() => addBias(linear(x, values['weight']!, values), values['bias'], then));
  return {
    parameters: () => parameters,
    apply: (x) => at(parameters, x),
    applyThen: (x, then) => at(parameters, x, then),
    applyWith: (values, x) => at(values, x),
    dispose: () => disposeVariables(parameters),
  };
}
