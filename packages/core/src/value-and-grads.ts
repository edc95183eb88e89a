import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { Parameters } from './nn/layer.js';
import type { Estimate } from './objective.js';

/** A loss and what is watched beside it. */
export interface Loss {
  /** What is minimised. */
  readonly value: Scalar;
  /** Scalars worth watching, through which no gradient is taken. */
  readonly metrics?: Readonly<Record<string, Scalar>>;
}

/**
 * A loss and its gradient by parameter path: what an objective returns whose gradient is that of its
 * value. The caller owns it.
 *
 * A parameter that the loss does not depend on, or that is not trainable, has no gradient.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, valueAndGrads, type Objective } from '@gen/core';
 * import { dense } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 3, outputs: 1, key: key(0) });
 * const squaredError: Objective<{ x: tf.Tensor; y: tf.Tensor }> = ({ x, y }) =>
 *   valueAndGrads(layer.parameters(), () => ({
 *     value: tf.mean(tf.squaredDifference(layer.apply(x), y)),
 *   }));
 * ```
 */
export function valueAndGrads(parameters: Parameters, loss: () => Loss): Estimate {
  return tf.tidy(() => {
    let watched: Readonly<Record<string, Scalar>> = {};
    try {
      const { value, grads } = tf.variableGrads(() => {
        const result = loss();
        watched = result.metrics ?? {};
        // What is not returned from here is disposed, unless it is kept.
        for (const metric of Object.values(watched)) tf.keep(metric);
        return result.value;
      }, Object.values(parameters));
      return { value, grads: byPath(parameters, grads), metrics: cloned(watched) };
    } finally {
      tf.dispose({ ...watched });
    }
  });
}

function byPath(parameters: Parameters, byName: NamedTensorMap): NamedTensorMap {
  const grads: NamedTensorMap = {};
  for (const path of Object.keys(parameters)) {
    const gradient = byName[parameters[path]!.name] as NamedTensorMap[string] | null | undefined;
    if (gradient) grads[path] = gradient;
  }
  return grads;
}

function cloned(scalars: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  const entries = Object.entries(scalars).map(
    ([name, scalar]) => [name, tf.clone(scalar)] as const,
  );
  return Object.fromEntries(entries);
}
