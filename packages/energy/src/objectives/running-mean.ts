import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';

/** A mean over time that is a mean from its first number on: what is missing of the weights is made up for. */
export interface RunningMean {
  /** Its variables by path. */
  readonly variables: Readonly<Record<'sum' | 'weight', Variable>>;
  /** Takes in a value, and returns the mean. */
  move(value: Tensor): Tensor;
}

/** Makes the mean of values of a shape, of which each new one has the share `rate`. */
export function runningMean(shape: number[], rate: number): RunningMean {
  const variables = tf.tidy(() => ({
    sum: tf.variable(tf.zeros(shape), false),
    weight: tf.variable(tf.scalar(0), false),
  }));
  const { sum, weight } = variables;
  const move = (variable: Variable, value: Tensor): void =>
    variable.assign(tf.add(tf.mul(variable as Tensor, 1 - rate), tf.mul(value, rate)));
  return {
    variables,
    move: (value) => {
      move(sum, value);
      move(weight, tf.scalar(1));
      return tf.div(sum as Tensor, weight as Tensor);
    },
  };
}
