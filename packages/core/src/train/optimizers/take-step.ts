import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Optimizer, Step, UpdateContext } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';

/** The step of an optimizer: its own, else its update added to the parameters. */
export function takeStep(
  optimizer: Optimizer,
  grads: NamedTensorMap,
  context: UpdateContext,
): Step {
  if (optimizer.step !== undefined) return optimizer.step(grads, context);
  return tf.tidy(() => {
    const { updates, state } = optimizer.update(grads, context);
    const parameters = mapTensors(updates, (u, path) => tf.add(context.parameters[path]!, u));
    return { parameters, state };
  });
}
