import * as tf from '@tensorflow/tfjs-core';
import type { TensorContainer } from '@tensorflow/tfjs-core';

/**
 * The number of dispatches that `work` makes on WebGPU; 0 on other engines. Its result is disposed.
 */
export function countDispatches(work: () => TensorContainer): number {
  const backend = tf.backend() as unknown as { recordAndSubmit?: (...args: unknown[]) => unknown };
  const run = backend.recordAndSubmit;
  let count = 0;
  if (run !== undefined) {
    backend.recordAndSubmit = (...args) => {
      count += 1;
      return run.apply(backend, args);
    };
  }
  try {
    tf.dispose(tf.tidy(work));
  } finally {
    if (run !== undefined) backend.recordAndSubmit = run;
  }
  return count;
}
