import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** A parameter of a distribution: a tensor, or a number that every element of the batch shares. */
export type Parameter = Tensor | number;

/** Shape of a parameter; `[]` for a number. */
export const shapeOf = (parameter: Parameter): Shape =>
  typeof parameter === 'number' ? [] : parameter.shape;

/** A parameter as a new tensor of a shape that it broadcasts to. */
export const spread = (parameter: Parameter, shape: Shape): Tensor =>
  typeof parameter === 'number'
    ? tf.fill([...shape], parameter)
    : tf.broadcastTo(parameter, [...shape]);

/** A parameter as a tensor: itself, or a new scalar. */
export const asTensor = (parameter: Parameter): Tensor =>
  typeof parameter === 'number' ? tf.scalar(parameter) : parameter;
