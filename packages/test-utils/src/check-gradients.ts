import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose } from './expect-close.js';
import { finiteDifference } from './finite-difference.js';

/** How gradients are compared. */
export interface CheckGradientsOptions {
  /** Largest error, relative to max(1, |gradient|). */
  readonly tolerance?: number;
  /** Step of the finite differences; a power of two. */
  readonly step?: number;
}

/**
 * Expects that the engine's gradient of a scalar function agrees with finite differences in every
 * argument. Borrows the arguments.
 */
export async function checkGradients(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  { tolerance = 1e-3, step }: CheckGradientsOptions = {},
): Promise<void> {
  const grads = tf.tidy(() => tf.grads((...args: Tensor[]) => tf.reshape(f(...args), []))([...xs]));
  for (const [i, grad] of grads.entries()) {
    const inOne = (x: Tensor): Tensor => f(...xs.map((other, j) => (j === i ? x : other)));
    await expectClose(grad, await finiteDifference(inOne, xs[i]!, step), tolerance);
  }
  tf.dispose(grads);
}
