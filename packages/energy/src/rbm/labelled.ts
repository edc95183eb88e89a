import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '@gen/core';

/** Examples and the classes that they are of, as `labelledBatches` of `@gen/data` makes them. */
// A type and no interface, so that it is a container of tensors.
export type Labelled = {
  /** Examples, `[batch, ...event]`. */
  readonly x: Tensor;
  /** Classes, int32 `[batch]`, or as one-hot labels `[batch, classes]`. */
  readonly y: Tensor;
};

/** Labels `[...batch, classes]` of classes `[...batch]`, or of labels that are one-hot already. */
export function oneHotLabels(
  callee: string,
  y: Tensor,
  batch: readonly number[],
  classes: number,
): Tensor {
  if (`${y.shape}` === `${batch}`) {
    return tf.cast(tf.oneHot(tf.cast(y, 'int32'), classes), 'float32');
  }
  checkShape(callee, 'y', y.shape, [...batch, classes], `Classes [${batch}] will do too.`);
  return tf.cast(y, 'float32');
}
