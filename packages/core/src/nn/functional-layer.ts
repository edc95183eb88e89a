import type { Tensor } from '@tensorflow/tfjs-core';
import type { ApplyOptions } from './apply-options.js';
import type { Layer } from './layer.js';

/** Values of parameters by path, of the shapes and layouts that the variables have in memory. */
export type ParameterValues = Readonly<Record<string, Tensor>>;

/**
 * A layer that can be applied at other values of its parameters than those of its variables: what
 * `weightNorm` and `spectralNorm` wrap, and what a network that computes another's weights needs.
 */
export interface FunctionalLayer extends Layer {
  /** Applies the layer at these values, one for each parameter. */
  applyWith(values: ParameterValues, x: Tensor, options?: ApplyOptions): Tensor;
  /** Axis of `weight` in a state dict along which the outputs lie, where it is not the first. */
  readonly outputAxis?: number;
}
