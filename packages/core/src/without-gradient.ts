import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A function of tensors whose gradient is zero, and which is not recorded to find that out. */
export function withoutGradient<T extends Tensor>(f: (...xs: Tensor[]) => T) {
  return (...xs: Tensor[]): T => {
    const shapes = xs.map((x) => x.shape);
    const constant = tf.customGrad((...args) => ({
      value: f(...(args.slice(0, -1) as Tensor[])) as Tensor,
      gradFunc: () => shapes.map((shape) => tf.zeros(shape)),
    }));
    return constant(...xs) as T;
  };
}
