import * as tf from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Scalars } from './objective.js';
import type { Schedule } from './schedule.js';

/**
 * The values of schedules at a step, as tensors: what an objective or an optimizer with schedules
 * is given. The caller owns them.
 *
 * @example
 * ```ts
 * import { scalarsAt } from '@gen/core';
 * import { linear } from '@gen/core/train';
 *
 * const { beta } = scalarsAt({ beta: linear({ to: 1, steps: 10 }) }, 5);
 * console.log(await beta!.data()); // Float32Array [ 0.5 ]
 * ```
 */
export function scalarsAt(schedules: Readonly<Record<string, Schedule>>, step: number): Scalars {
  const scalars: Record<string, Scalar> = {};
  for (const name of Object.keys(schedules)) scalars[name] = tf.scalar(schedules[name]!(step));
  return scalars;
}
