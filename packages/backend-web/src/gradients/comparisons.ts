import * as tf from '@tensorflow/tfjs-core';

const binary = [
  tf.Equal,
  tf.Greater,
  tf.Less,
  tf.LessEqual,
  tf.LogicalAnd,
  tf.LogicalOr,
  tf.NotEqual,
];

const zeros = (x: tf.Tensor | undefined) => (): tf.Tensor => tf.zeros(x!.shape);

/**
 * Gradients, zero, of what is constant almost everywhere and has none in tfjs: without them
 * `where(greater(x, 0), …)` cannot be differentiated in x.
 */
export const comparisonGradients: readonly tf.GradConfig[] = [
  ...binary.map((kernelName) => ({
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (_: tf.Tensor | tf.Tensor[], [a, b]: tf.Tensor[]) => ({ a: zeros(a), b: zeros(b) }),
  })),
  {
    kernelName: tf.LogicalNot,
    inputsToSave: ['x'],
    gradFunc: (_: tf.Tensor | tf.Tensor[], [x]: tf.Tensor[]) => ({ x: zeros(x) }),
  },
];
