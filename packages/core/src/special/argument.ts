import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorLike } from '@tensorflow/tfjs-core';

/** An argument of a special function: a tensor, a number, or numbers in an array. */
export type Argument = Tensor | TensorLike;

/** An argument as a tensor of float32. */
export function asFloat(argument: Argument): Tensor {
  if (!(argument instanceof tf.Tensor)) return tf.tensor(argument, undefined, 'float32');
  return argument.dtype === 'float32' ? argument : tf.cast(argument, 'float32');
}
