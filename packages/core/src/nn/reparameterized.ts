import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { ApplyOptions } from './apply-options.js';
import type { FunctionalLayer } from './functional-layer.js';
import { disposeVariables } from './layer-of.js';
import type { Layer, Parameters } from './layer.js';
import { stateDictLayout } from './state-dict-layout.js';

/**
 * A layer one of whose parameters is computed from other variables, which it owns together with the
 * layer's other parameters.
 */
export function reparameterized(
  layer: FunctionalLayer,
  parameter: string,
  variables: Parameters,
  compute: (options: ApplyOptions) => Tensor,
): Layer {
  const others = Object.fromEntries(
    Object.entries(layer.parameters()).filter(([path]) => path !== parameter),
  );
  const parameters = { ...others, ...variables };
  return {
    parameters: () => parameters,
    apply: (x, options = {}) =>
      tf.tidy(() => layer.applyWith({ ...others, [parameter]: compute(options) }, x, options)),
    dispose: () => disposeVariables(parameters),
  };
}

/** A parameter of a layer and how it is read as a matrix, one row for each entry of an axis. */
export interface Matrix {
  /** The variable. */
  readonly variable: Variable;
  /** Its shape in a state dict. */
  readonly shape: readonly number[];
  /** Reads a value as a matrix, its columns in the order of the state dict. */
  readonly rowsOf: (value: Tensor) => tf.Tensor2D;
}

/** Finds a parameter; throws an {@link InputError} unless it and the axis are there. */
export function matrixOf(
  callee: string,
  layer: FunctionalLayer,
  parameter: string,
  axis: number,
): Matrix {
  const parameters = layer.parameters();
  const variable = parameters[parameter];
  if (variable === undefined) {
    const expected = `one of ${Object.keys(parameters).join(', ')}`;
    throw new InputError({ callee, argument: 'parameter', expected, got: parameter });
  }
  const { shape, save } = stateDictLayout(variable);
  if (!(Number.isSafeInteger(axis) && axis >= 0 && axis < shape.length)) {
    const expected = `an axis from 0 to ${shape.length - 1} of ${parameter}`;
    throw new InputError({ callee, argument: 'axis', expected, got: `${axis}` });
  }
  const others = shape.map((_, i) => i).filter((i) => i !== axis);
  const rowsOf = (value: Tensor): tf.Tensor2D => {
    const turned = tf.transpose(save(value), [axis, ...others]);
    return tf.reshape(turned, [shape[axis]!, -1]);
  };
  return { variable, shape, rowsOf };
}
