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
 * Reads the parameters and buffers of a model back, under the names and with the layouts of PyTorch:
 * kernels of convolutions become `[outputs, inputs, height, width]` and those of transposed
 * convolutions `[inputs, outputs, height, width]`.
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

/** Options of {@link loadStateDict}. */
export interface LoadStateDictOptions {
  /** Whether every name must be there, and no other. */
  readonly strict?: boolean;
}

/** Names in which a state dict and a model differ. */
export interface StateDictDifference {
  /** Names of the model that the state dict has not; these parameters stay as they are. */
  readonly missing: readonly string[];
  /** Names of the state dict that the model has not. */
  readonly unexpected: readonly string[];
}

/**
 * Gives the parameters and buffers of a model the values of a state dict: the inverse of
 * {@link stateDict}. Numbers of any width are taken.
 *
 * Throws an {@link InputError} that tells the names which are missing, unexpected or of another
 * shape, and then changes nothing. With `strict: false` it takes what there is, and returns the names
 * which are missing or unexpected; another shape is an error all the same.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { batchNorm, conv2d, loadStateDict, relu, sequential, stateDict } from '@gen/core/nn';
 * import { readSafetensors, writeSafetensors } from '@gen/core/train';
 *
 * // nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU())
 * const make = (seed: number) =>
 *   sequential([
 *     conv2d({ inputs: 1, outputs: 8, kernelSize: 3, key: key(seed) }),
 *     batchNorm({ channels: 8 }),
 *     relu,
 *   ]);
 * const [net, other] = [make(0), make(1)];
 * const file = writeSafetensors(await stateDict(net)); // what PyTorch reads and writes
 * loadStateDict(other, readSafetensors(file).tensors); // now they are the same
 * net.dispose();
 * other.dispose();
 * ```
 */
export function loadStateDict(
  model: Pick<HasParameters, 'parameters'>,
  tensors: HostTensors,
  { strict = true }: LoadStateDictOptions = {},
): StateDictDifference {
  const parameters = model.parameters();
  const missing = without(parameters, tensors);
  const unexpected = without(tensors, parameters);
  const common = strict ? parameters : only(parameters, (path) => !missing.includes(path));
  const given = strict ? tensors : only(tensors, (path) => !unexpected.includes(path));
  const difference = mismatch(inStateDict(common), given);
  if (difference !== undefined) throw otherModel(difference);
  assignStateDict(common, given);
  return { missing, unexpected };
}

const without = (names: object, others: object): string[] =>
  Object.keys(names).filter((name) => !Object.hasOwn(others, name));

const only = <T>(
  named: Readonly<Record<string, T>>,
  keep: (name: string) => boolean,
): Record<string, T> => Object.fromEntries(Object.entries(named).filter(([name]) => keep(name)));

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
