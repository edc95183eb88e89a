import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Layer } from './layer.js';

/** What is used of a weight of `@tensorflow/tfjs-layers`. */
export interface LayersWeightLike {
  /** Its name in the model. */
  readonly name: string;
  /** The variable that holds it. */
  read(): Tensor;
}

/** What is used of a `LayersModel` of `@tensorflow/tfjs-layers`. */
export interface LayersModelLike {
  /** Applies the model. */
  apply(x: Tensor): unknown;
  /** Its weights, each held in a variable. */
  readonly weights: readonly LayersWeightLike[];
  /** Disposes the weights. */
  dispose(): unknown;
}

/**
 * Makes a layer of a `LayersModel` of `@tensorflow/tfjs-layers` with one input and one output.
 *
 * Import those layers before `use` is called, or call it again: as they are imported, they put gradients of
 * TensorFlow.js in the place of ours.
 *
 * The parameters are its weights, trainable or not, under their names there, such as
 * `dense_Dense1/kernel`, and with their layouts, in a state dict too. The layer owns the model:
 * disposing it disposes the model.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import * as layers from '@tensorflow/tfjs-layers';
 * import { fromLayersModel } from '@gen/core/nn';
 *
 * const model = layers.sequential({ layers: [layers.layers.dense({ units: 3, inputShape: [2] })] });
 * const network = fromLayersModel(model);
 * const y = network.apply(tf.zeros([5, 2])); // [5, 3]
 * network.dispose();
 * ```
 */
export function fromLayersModel(model: LayersModelLike): Layer {
  const named = model.weights.map((weight) => [weight.name, weight.read() as Variable] as const);
  const parameters = Object.fromEntries(named);
  let disposed = false;
  return {
    parameters: () => parameters,
    apply: (x) => tf.tidy(() => onlyOutput(model.apply(x))),
    dispose: () => {
      if (!disposed) model.dispose();
      disposed = true;
    },
  };
}

function onlyOutput(y: unknown): Tensor {
  if (!Array.isArray(y)) return y as Tensor;
  throw new InputError({
    callee: 'fromLayersModel.apply',
    argument: 'model',
    expected: 'a model with one output',
    got: `one with ${y.length}`,
    remedy: 'Make a model of the output that is wanted: `layers.model({ inputs, outputs })`.',
  });
}
