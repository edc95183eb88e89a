import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The gradient of ⟨y, cotangent⟩ in x, where y was computed from x inside of {@link recorded}; zeros
 * where y does not depend on x.
 */
export function pullBack(y: Tensor, x: Tensor, cotangent: Tensor): Tensor {
  const { grads } = tf.engine().gradients(() => y, [x], cotangent, true);
  const gradient = grads[0] as Tensor | undefined;
  if (gradient === undefined) return tf.zeros(x.shape);
  // That of y = x is the cotangent itself, which belongs to someone else.
  return gradient === cotangent ? tf.clone(gradient) : gradient;
}
