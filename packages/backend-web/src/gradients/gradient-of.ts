import type * as tf from '@tensorflow/tfjs-core';

/** A derivative for each input that has one, computed when it is asked for. */
export type Derivatives = Readonly<Record<string, () => tf.Tensor>>;

/** What the tape keeps for the way back. */
export interface Saved {
  /** Inputs by name; they come first among the saved tensors. */
  readonly inputs?: readonly string[];
  /** Whether each output is kept, in order. */
  readonly outputs?: readonly boolean[];
}

/** A gradient for tfjs from a rule that knows the types of its attributes. */
export function gradientOf<Attrs = unknown, Dy extends tf.Tensor | tf.Tensor[] = tf.Tensor>(
  kernelName: string,
  { inputs = [], outputs = [] }: Saved,
  rule: (dy: Dy, saved: tf.Tensor[], attrs: Attrs) => Derivatives,
): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: [...inputs],
    outputsToSave: [...outputs],
    gradFunc: rule as unknown as tf.GradFunc,
  };
}
