import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { linked } from './linked.js';

/**
 * The mean of the values of draws, whose gradient in a parameter has that of each draw added.
 *
 * @param values `[samples, ...batch]`.
 * @param parameter a shape that broadcasts to `[...batch, ...event]`.
 * @param gradient `[samples, ...batch, ...event]`.
 */
export const ofSamples = (values: Tensor, parameter: Tensor, gradient: Tensor): Tensor =>
  tf.mean(linked(values, parameter, gradient, gradient.rank - values.rank), 0);
