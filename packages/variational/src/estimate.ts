import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { Estimate } from '@gen/core';
import type { Parameters } from '@gen/core/nn';

/** A loss and what is watched beside it. */
export interface Loss {
  /** What is minimised. */
  readonly value: Scalar;
  /** Scalars worth watching. */
  readonly metrics: Readonly<Record<string, Scalar>>;
}

/** A loss and its gradient by parameter path; none where the loss does not depend on a parameter. */
export function estimate(parameters: Parameters, loss: () => Loss): Estimate {
  return tf.tidy(() => {
    let metrics: Loss['metrics'] = {};
    const variables = Object.values(parameters);
    const { value, grads } = tf.variableGrads(() => {
      const result = loss();
      metrics = result.metrics;
      for (const metric of Object.values(metrics)) tf.keep(metric); // outlives the inner tidy
      return result.value;
    }, variables);
    const byPath: NamedTensorMap = {};
    for (const [path, { name }] of Object.entries(parameters)) {
      if (grads[name] !== undefined) byPath[path] = grads[name];
    }
    return { value, grads: byPath, metrics };
  });
}
