import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from './apply-options.js';
import type { Layer, Parameters } from './layer.js';

/** A layer that owns these variables. */
export const layerOf = (
  variables: Parameters,
  apply: (x: Tensor, options: ApplyOptions) => Tensor,
): Layer => ({
  apply: (x, options = {}) => apply(x, options),
  parameters: () => variables,
  dispose: () => disposeVariables(variables),
});

/** Disposes variables, each of them once. */
export function disposeVariables(variables: Parameters): void {
  for (const variable of Object.values(variables)) {
    if (!variable.isDisposed) variable.dispose();
  }
}
