import * as tf from '@tensorflow/tfjs-core';

/** Names of the kernels of two tensors, `a` and `b`, that broadcast both to one shape. */
export const broadcastingKernels: readonly string[] = [
  tf.Add,
  tf.Atan2,
  tf.Equal,
  tf.FloorDiv,
  tf.Greater,
  tf.GreaterEqual,
  tf.Less,
  tf.LessEqual,
  tf.LogicalAnd,
  tf.LogicalOr,
  tf.Maximum,
  tf.Minimum,
  tf.Mod,
  tf.Multiply,
  tf.NotEqual,
  tf.Pow,
  tf.RealDiv,
  tf.SquaredDifference,
  tf.Sub,
];
