import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import type { ElementType, HostTensor, HostTensors } from './host-tensor.js';

const TYPES: Readonly<Record<string, ElementType>> = { float32: 'F32', int32: 'I32', bool: 'BOOL' };

/**
 * Reads tensors of the engine back, all at once: what {@link writeSafetensors} writes.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { fromTensors, writeSafetensors } from '@gen/core/train';
 *
 * const samples = tf.zeros([2, 28, 28, 1]);
 * const bytes = writeSafetensors(await fromTensors({ samples }));
 * ```
 */
export async function fromTensors(tensors: Readonly<NamedTensorMap>): Promise<HostTensors> {
  const entries = Object.entries(tensors).map(
    async ([name, tensor]): Promise<[string, HostTensor]> => [name, await fromTensor(tensor)],
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function fromTensor(tensor: Tensor): Promise<HostTensor> {
  const shape = [...tensor.shape];
  // A copy: some engines give a view of memory that they go on using.
  const data = (await tensor.data()).slice();
  return { dtype: TYPES[tensor.dtype]!, shape, data };
}
