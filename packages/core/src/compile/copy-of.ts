import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';

/** A tensor of the same values in a memory of its own. */
export const copyOf = (tensor: Tensor): Tensor =>
  tf.tidy(() =>
    tensor.dtype === 'bool'
      ? tf.cast(tf.mul(tf.cast(tensor, 'int32'), tf.scalar(1, 'int32')), 'bool')
      : tf.mul(tensor, tf.scalar(1, tensor.dtype as 'float32')),
  );

/** Gives a variable a memory of its own. */
export function makeUnique(variable: Variable): void {
  const copy = copyOf(variable);
  variable.assign(copy);
  copy.dispose();
}

/** All variables that there are. */
export const registeredVariables = (): Variable[] =>
  Object.values(
    (tf.engine() as unknown as { registeredVariables: Record<string, Variable> })
      .registeredVariables,
  );
