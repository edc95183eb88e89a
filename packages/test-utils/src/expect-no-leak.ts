import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/**
 * Expects that `work` leaves no tensor behind besides what it returns, which is disposed here.
 *
 * It is run twice and the second run is counted, so that what is made once and kept for good, such
 * as a warm cache, does not matter.
 */
export async function expectNoLeak(
  work: () => tf.TensorContainer | Promise<tf.TensorContainer> | void | Promise<void>,
): Promise<void> {
  disposeResult(await work());
  const before = tf.memory().numTensors;
  disposeResult(await work());
  expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0);
}

function disposeResult(result: tf.TensorContainer | void): void {
  if (result !== undefined && result !== null) tf.dispose(result);
}
