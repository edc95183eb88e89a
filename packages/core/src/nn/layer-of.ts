import type { Tensor } from '@tensorflow/tfjs-core';
import type { Layer, Parameters } from './layer.js';

/** A layer that owns these variables. */
export const layerOf = (variables: Parameters, apply: (x: Tensor) => Tensor): Layer => ({
  apply,
  parameters: () => variables,
  dispose: () => disposeVariables(variables),
});

/** A layer of weights and a bias, which can compute a function of its result along with it. */
export const affineLayerOf = (
  variables: Parameters,
  apply: (x: Tensor, then?: (y: Tensor) => Tensor) => Tensor,
): Layer => ({
  ...layerOf(variables, (x) => apply(x)),
  applyThen: apply,
});

/** Disposes variables, each of them once. */
export function disposeVariables(variables: Parameters): void {
  for (const variable of Object.values(variables)) {
    if (!variable.isDisposed) variable.dispose();
  }
}
