import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { key, scalarsAt } from '@gen/core';
import type { Optimizer, Step, UpdateContext } from '@gen/core/train';
import { expectClose } from './expect-close.js';

/** A weight and a bias to start from: those of the goldens. */
export const startParameters = (): NamedTensorMap => ({
  weight: tf.tensor2d([
    [0.5, -1, 0.25],
    [2, 0.125, -0.75],
  ]),
  bias: tf.tensor1d([0.5, -0.25]),
});

/** The gradients of the goldens at a step. */
export const waveGradients = (step: number): NamedTensorMap => ({
  weight: tf.tensor(
    [0, 1, 2, 3, 4, 5].map((i) => (Math.sin(1 + 3 * step + 2 * i) * (i + 1)) / 2),
    [2, 3],
  ),
  bias: tf.tensor1d([0, 1].map((i) => Math.cos(2 + step + 3 * i))),
});

/** The step of an optimizer: its own, else its update added to the parameters. */
export function stepOf(optimizer: Optimizer, grads: NamedTensorMap, context: UpdateContext): Step {
  if (optimizer.step !== undefined) return optimizer.step(grads, context);
  const { updates, state } = optimizer.update(grads, context);
  const added = Object.entries(updates).map(
    ([path, update]) => [path, tf.add(context.parameters[path]!, update)] as const,
  );
  return { parameters: Object.fromEntries(added), state };
}

/** Follows gradients for some steps from the start; returns the parameters. */
export function runOptimizer(
  optimizer: Optimizer,
  steps: number,
  gradientsAt: (step: number) => NamedTensorMap = waveGradients,
  start: () => NamedTensorMap = startParameters,
): NamedTensorMap {
  return tf.tidy(() => {
    let parameters = start();
    let state = optimizer.init(parameters);
    for (let step = 0; step < steps; step++) {
      const scalars = scalarsAt(optimizer.schedules, step);
      const context = { state, parameters, scalars, key: key(step) };
      const next = stepOf(optimizer, gradientsAt(step), context);
      parameters = { ...parameters, ...next.parameters };
      state = { ...state, ...next.state };
    }
    return parameters;
  });
}

/** Expects parameters to be what is wanted of them, and disposes them. */
export async function expectParameters(
  parameters: NamedTensorMap,
  wanted: Readonly<Record<string, readonly number[] | tf.Tensor>>,
  tolerance: number,
): Promise<void> {
  for (const path of Object.keys(parameters)) {
    await expectClose(parameters[path]!, wanted[path]!, tolerance);
  }
  tf.dispose(parameters);
}
