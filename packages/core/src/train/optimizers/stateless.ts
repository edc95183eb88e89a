import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Schedule } from '../../schedule.js';
import type { Optimizer, UpdateContext } from '../optimizer.js';

/** A transformation of gradients that keeps no state. */
export function stateless(
  transform: (grads: NamedTensorMap, context: UpdateContext) => NamedTensorMap,
  schedules: Readonly<Record<string, Schedule>> = {},
): Optimizer {
  return {
    schedules,
    init: () => ({}),
    update: (grads, context) => ({ updates: tf.tidy(() => transform(grads, context)), state: {} }),
  };
}
