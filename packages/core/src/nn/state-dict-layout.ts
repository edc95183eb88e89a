import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** How a variable stands in a state dict. */
export interface StateDictLayout {
  /** Its shape there. */
  readonly shape: Shape;
  /** Brings a value from memory to the state dict: a new tensor. */
  readonly save: (x: Tensor) => Tensor;
  /** Brings a value from the state dict to memory: a new tensor. */
  readonly load: (x: Tensor) => Tensor;
}

const layouts = new WeakMap<Variable, StateDictLayout>();

/** Says how a variable stands in a state dict, where that is not as in memory. */
export function setStateDictLayout(variable: Variable, layout: StateDictLayout): void {
  layouts.set(variable, layout);
}

/** How a variable stands in a state dict. */
export const stateDictLayout = (variable: Variable): StateDictLayout =>
  layouts.get(variable) ?? { shape: variable.shape, save: tf.clone, load: tf.clone };

/** Gives a copy of a variable the layout of its original. */
export function copyLayout(original: Variable, copy: Variable): void {
  const layout = layouts.get(original);
  if (layout !== undefined) layouts.set(copy, layout);
}
