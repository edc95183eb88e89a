import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from './apply-options.js';

/**
 * Variables by path, under the names of a state dict: `0.weight`, `encoder.2.bias`.
 *
 * One that is not trainable is a buffer, such as a running mean: it is saved and loaded with the
 * others, but has no gradient, no optimizer's state and no average over time of its own.
 */
export type Parameters = Readonly<Record<string, Variable>>;

/** Something that owns variables. */
export interface HasParameters {
  /** The variables by path, buffers among them; the same objects at every call. */
  parameters(): Parameters;
  /** Disposes the variables. */
  dispose(): void;
}

/** A function that owns variables. What it takes besides its options is one tensor or one object. */
export interface LayerOf<X> extends HasParameters {
  /** Applies the layer to a batch; evaluates it unless the options say that it trains. */
  apply(x: X, options?: ApplyOptions): Tensor;
}

/** A function of a tensor that owns variables. */
export interface Layer extends LayerOf<Tensor> {
  /**
   * Applies the layer and then a function, by one kernel where the engine has one for both; what
   * `sequential` calls where a function follows. A layer that gains nothing by it is without.
   */
  applyThen?(x: Tensor, then: (y: Tensor) => Tensor, options?: ApplyOptions): Tensor;
}

/**
 * A layer or a plain function: either serves wherever a network is asked for. A function is given
 * the tensor only: what draws or differs in training is a layer.
 */
export type Network = Layer | ((x: Tensor) => Tensor);
