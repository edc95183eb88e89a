import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Variable } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { fromTensors } from '../safetensors/from-tensors.js';
import type { HostTensors } from '../safetensors/host-tensor.js';
import { mismatch, type Wanted } from '../safetensors/mismatch.js';
import { toTensor } from '../safetensors/to-tensor.js';
import type { HasParameters, Parameters } from './layer.js';
import { stateDictLayout } from './state-dict-layout.js';

/**
 * Reads the parameters of a model back, under the names and with the layouts of PyTorch: kernels of
 * convolutions become `[outputs, inputs, height, width]` and those of transposed convolutions
 * `[inputs, outputs, height, width]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { conv2d, stateDict } from '@gen/core/nn';
 * import { writeSafetensors } from '@gen/core/train';
 *
 * const layer = conv2d({ inputs: 3, outputs: 8, kernelSize: 5, key: key(0) });
 * const tensors = await stateDict(layer);
 * console.log(tensors['weight']!.shape); // [ 8, 3, 5, 5 ]
 * const bytes = writeSafetensors(tensors); // safetensors.torch.load(bytes) in Python
 * layer.dispose();
 * ```
 */
export async function stateDict(model: Pick<HasParameters, 'parameters'>): Promise<HostTensors> {
  const arranged = tf.tidy(() =>
    mapVariables(model.parameters(), (variable) => stateDictLayout(variable).save(variable)),
  );
  try {
    return await fromTensors(arranged);
  } finally {
    tf.dispose(arranged);
  }
}

/**
 * Gives the parameters of a model the values of a state dict: the inverse of {@link stateDict}.
 *
 * Throws an {@link InputError} that tells the names which are missing, unexpected or of another
 * shape, and then changes nothing.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, loadStateDict } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 2, outputs: 1, key: key(0) });
 * loadStateDict(layer, {
 *   weight: { dtype: 'F32', shape: [1, 2], data: new Float32Array([1, 2]) },
 *   bias: { dtype: 'F32', shape: [1], data: new Float32Array([3]) },
 * });
 * layer.dispose();
 * ```
 */
export function loadStateDict(
  model: Pick<HasParameters, 'parameters'>,
  tensors: HostTensors,
): void {
  const parameters = model.parameters();
  const difference = mismatch(inStateDict(parameters), tensors);
  if (difference !== undefined) throw otherModel(difference);
  assignStateDict(parameters, tensors);
}

/** Assigns a state dict that fits: all of it or, where the engine fails, nothing. */
export function assignStateDict(parameters: Parameters, tensors: HostTensors): void {
  tf.tidy(() => {
    const values = mapVariables(parameters, (variable, path) =>
      stateDictLayout(variable).load(toTensor(tensors[path]!)),
    );
    for (const path of Object.keys(values)) parameters[path]!.assign(values[path]!);
  });
}

/** Shapes and types that a state dict of these parameters has. */
export function inStateDict(parameters: Parameters): Record<string, Wanted> {
  const wanted = Object.entries(parameters).map(([path, variable]) => {
    const { shape } = stateDictLayout(variable);
    return [path, { shape, dtype: variable.dtype }] as const;
  });
  return Object.fromEntries(wanted);
}

function mapVariables(
  parameters: Parameters,
  f: (variable: Variable, path: string) => Tensor,
): NamedTensorMap {
  const mapped: NamedTensorMap = {};
  for (const path of Object.keys(parameters)) mapped[path] = f(parameters[path]!, path);
  return mapped;
}

const otherModel = (difference: string): InputError =>
  new InputError({
    callee: 'loadStateDict',
    argument: 'tensors',
    expected: 'the parameters of this model',
    got: difference,
    remedy: 'Make the model with the options it was saved with, or rename the tensors.',
  });
