import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import { broadcastShape, checkBroadcast } from '../broadcast-shape.js';
import { pointwise } from '../kernels/pointwise.js';
import type { Shape } from '../shape.js';
import { sumTo } from '../sum-to.js';
import { asFloat, type Argument } from './argument.js';

/** A function of each element of its arguments, which broadcast. */
export interface Elementwise<Xs extends readonly Tensor[]> {
  /** Names of the arguments, for errors. */
  readonly names: { readonly [I in keyof Xs]: string };
  /** What it computes; its operations are not differentiated. */
  readonly value: (...xs: Xs) => Tensor;
  /** Its partial derivatives, made of what can be differentiated in its turn. */
  readonly partials: (...xs: Xs) => { readonly [I in keyof Xs]: Tensor };
}

/** Makes a public function of an {@link Elementwise}: right to every order to which its partials are. */
export function elementwise<Xs extends readonly Tensor[]>(
  callee: string,
  { names, value, partials }: Elementwise<Xs>,
): (...xs: { [I in keyof Xs]: Argument }) => Tensor {
  const differentiable = tf.customGrad((...args) => {
    const xs = args.slice(0, -1) as unknown as Xs;
    const save = args.at(-1) as unknown as GradSaveFunc;
    save([...xs]);
    return {
      value: pointwise(value, xs),
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        partials(...(saved as unknown as Xs)).map((partial, i) =>
          sumTo(tf.mul(dy, partial), saved[i]!.shape),
        ),
    };
  });
  return (...xs) =>
    tf.tidy(() => {
      const tensors = xs.map(asFloat);
      checkArguments(callee, names, tensors);
      return differentiable(...tensors);
    });
}

function checkArguments(callee: string, names: readonly string[], xs: readonly Tensor[]): void {
  xs.reduce<Shape>((shape, x, i) => {
    checkBroadcast(callee, names[i]!, x.shape, shape);
    return broadcastShape(x.shape, shape)!;
  }, []);
}
