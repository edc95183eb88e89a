import type { Tensor, Variable } from '@tensorflow/tfjs-core';

/** Variables by path, under the names of a state dict: `0.weight`, `encoder.2.bias`. */
export type Parameters = Readonly<Record<string, Variable>>;

/** Something that owns variables. */
export interface HasParameters {
  /** The variables by path; the same objects at every call. */
  parameters(): Parameters;
  /** Disposes the variables. */
  dispose(): void;
}

/** A function of a tensor that owns variables. */
export interface Layer extends HasParameters {
  /** Applies the layer to a batch. */
  apply(x: Tensor): Tensor;
  /**
   * Applies the layer and then a function, by one kernel where the engine has one for both; what
   * `sequential` calls where a function follows. A layer that gains nothing by it is without.
   */
  applyThen?(x: Tensor, then: (y: Tensor) => Tensor): Tensor;
}

/** A layer or a plain function: either serves wherever a network is asked for. */
export type Network = Layer | ((x: Tensor) => Tensor);
