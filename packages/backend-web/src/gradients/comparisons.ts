import * as tf from '@tensorflow/tfjs-core';
import { gradientOf } from './gradient-of.js';
import { zeros } from './zeros.js';

const ofTwo = [
  tf.Equal,
  tf.FloorDiv,
  tf.Greater,
  tf.GreaterEqual,
  tf.Less,
  tf.LessEqual,
  tf.LogicalAnd,
  tf.LogicalOr,
  tf.NotEqual,
];

const ofOne = [
  tf.All,
  tf.Any,
  tf.ArgMax,
  tf.ArgMin,
  tf.Ceil,
  tf.Floor,
  tf.IsFinite,
  tf.IsInf,
  tf.IsNan,
  tf.LogicalNot,
  tf.OnesLike,
  tf.Round,
  tf.Sign,
  tf.Step,
  tf.ZerosLike,
];

const constant = (kernelName: string, inputs: readonly string[]): tf.GradConfig =>
  gradientOf(kernelName, { inputs }, (_, saved) =>
    Object.fromEntries(inputs.map((name, i) => [name, () => zeros(saved[i]!.shape)])),
  );

/**
 * Gradients, zero, of what is constant almost everywhere: without them `where(greater(x, 0), …)`
 * cannot be differentiated in x. Of `floorDiv` tfjs gives that of `div`.
 */
export const comparisonGradients: readonly tf.GradConfig[] = [
  ...ofTwo.map((kernelName) => constant(kernelName, ['a', 'b'])),
  ...ofOne.map((kernelName) => constant(kernelName, ['x'])),
  constant(tf.OneHot, ['indices']),
];
