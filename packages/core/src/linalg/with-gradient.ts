import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';

/** How a function of lists of matrices is computed, and how it is differentiated. */
export interface WithGradient {
  /** The value; it is not differentiated through. */
  readonly value: (...inputs: Tensor3D[]) => Tensor3D;
  /**
   * Gradients in the inputs, as a composition of differentiable functions of all its arguments: so
   * the second derivative is right too. None of them may be `dy` itself.
   */
  readonly gradient: (dy: Tensor3D, value: Tensor3D, inputs: Tensor3D[]) => Tensor[];
}

/** A function of lists of matrices `[count, rows, columns]` with a gradient of its own. */
export function withGradient({ value, gradient }: WithGradient) {
  return (...inputs: Tensor3D[]): Tensor3D => {
    const run = tf.customGrad((...args) => {
      const save = args.at(-1) as tf.GradSaveFunc;
      const result = value(...(args.slice(0, -1) as Tensor3D[]));
      save([result, ...inputs]);
      return {
        value: result as Tensor,
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const [output, ...rest] = saved as Tensor3D[];
          return gradient(dy as Tensor3D, output!, rest);
        },
      };
    });
    return run(...inputs) as Tensor3D;
  };
}
