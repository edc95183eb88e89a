import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Parameters } from '../../nn/layer.js';

/**
 * Adds updates to the parameters of the same paths.
 *
 *     θ ← θ + u
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { applyUpdates } from '@gen/core/train';
 *
 * const weight = tf.tidy(() => tf.variable(tf.tensor1d([1, 2])));
 * const update = tf.tensor1d([0.5, -0.5]);
 * applyUpdates({ weight }, { weight: update });
 * console.log(await weight.data()); // Float32Array [ 1.5, 1.5 ]
 * ```
 */
export function applyUpdates(parameters: Parameters, updates: Readonly<NamedTensorMap>): void {
  tf.tidy(() => {
    for (const path of Object.keys(updates)) {
      const parameter = parameters[path]!;
      parameter.assign(tf.add(parameter, updates[path]!));
    }
  });
}
