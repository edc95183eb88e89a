import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';

/** An objective that shows each batch to something that follows the data. */
export function following(
  objective: Objective<Tensor>,
  follow: (v: Tensor) => void,
): Objective<Tensor> {
  const { schedules, parameters } = objective;
  const followed: Objective<Tensor> = (v, key, scalars) => {
    tf.tidy(() => follow(v));
    return objective(v, key, scalars);
  };
  return Object.assign(followed, {
    ...(schedules && { schedules }),
    ...(parameters && { parameters: () => parameters() }),
  });
}
