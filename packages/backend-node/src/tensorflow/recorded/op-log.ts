import type { TensorInfo } from '@tensorflow/tfjs-core';
import { overriding } from '@gen/backend-web';
import type { Attribute, Binding, Handle, TensorflowBackend } from '../backend.js';

/** Numbers that became a tensor of the addon. */
export interface Made {
  readonly kind: 'made';
  readonly id: Handle;
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
  /** The place of the key whose words these are. */
  readonly key: number | undefined;
}

/** An op that ran. */
export interface Ran {
  readonly kind: 'ran';
  readonly op: string;
  readonly attributes: readonly Attribute[];
  readonly inputs: readonly Handle[];
  readonly outputs: readonly { readonly id: Handle; readonly dtype: number }[];
}

/** What went through the addon while a step ran. */
export interface OpLog {
  /** What was made and run, in order. */
  readonly events: readonly (Made | Ran)[];
  /** The addon's numbers of tensors that were used, and those of their types. */
  readonly handles: ReadonlyMap<
    TensorInfo['dataId'],
    { readonly id: Handle; readonly dtype: number }
  >;
  /** Why the step cannot be replayed, where something in it says so. */
  readonly unread: string | undefined;
}

/** Who writes the log. */
export interface OpLogger {
  readonly log: OpLog;
  /** Says of which draw the work that follows is: the place of its key and the words. */
  setKey(key: { readonly slot: number; readonly words: readonly number[] } | undefined): void;
  /** Takes back all that was changed, and lets go of what nobody else has taken. */
  end(): void;
}

interface Stored {
  readonly id: Handle;
  readonly dtype: number;
}

/** Has the backend write down what it does. */
export function logOps(backend: TensorflowBackend): OpLogger {
  const { binding } = backend;
  const events: (Made | Ran)[] = [];
  const handles = new Map<TensorInfo['dataId'], Stored>();
  const loose = new Set<Handle>();
  let key: Parameters<OpLogger['setKey']>[0];
  let unread: string | undefined;

  const isKey = (dtype: number, values: ArrayLike<number>): boolean =>
    key !== undefined &&
    dtype === binding.TF_INT32 &&
    values.length === 2 &&
    key.words.every((word, i) => word >>> 0 === values[i]! >>> 0);

  const methods = {
    createTensor: (shape: readonly number[], dtype: number, values: ArrayLike<number>) => {
      const id = binding.createTensor(shape, dtype, values);
      loose.add(id);
      const slot = isKey(dtype, values) ? key!.slot : undefined;
      const content = contentOf(values as ArrayBufferView & ArrayLike<number>);
      events.push({ kind: 'made', id, dtype, shape: [...shape], content, key: slot });
      return id;
    },
    executeOp: (
      op: string,
      attributes: readonly Attribute[],
      inputs: readonly Handle[],
      count: number,
    ) => {
      const outputs = binding.executeOp(op, attributes, inputs, count);
      for (const { id } of outputs) loose.add(id);
      events.push({
        kind: 'ran',
        op,
        attributes,
        inputs: [...inputs],
        outputs: outputs.map(({ id, dtype }) => ({ id, dtype })),
      });
      return outputs;
    },
    deleteTensor: (id: Handle) => {
      loose.delete(id);
      binding.deleteTensor(id);
    },
  };
  // The addon's own are read-only.
  const logging = Object.create(binding, Object.getOwnPropertyDescriptors(methods)) as Binding;

  const own = {
    getInputTensorIds: backend.getInputTensorIds,
    createOutputTensor: backend.createOutputTensor,
    readSync: backend.readSync,
  };
  const restore = overriding<TensorflowBackend>(backend, {
    binding: logging,
    getInputTensorIds: (tensors) => {
      const ids = own.getInputTensorIds.call(backend, tensors);
      ids.forEach((id, i) => {
        loose.delete(id);
        handles.set(tensors[i]!.dataId, storedIn(backend, tensors[i]!.dataId));
      });
      return ids;
    },
    readSync: (dataId) => {
      unread ??= 'A kernel of it reads a tensor back.';
      return own.readSync.call(backend, dataId);
    },
    createOutputTensor: (output) => {
      loose.delete(output.id);
      const tensor = own.createOutputTensor.call(backend, output);
      handles.set(tensor.dataId, { id: output.id, dtype: output.dtype });
      return tensor;
    },
  });

  return {
    log: {
      events,
      handles,
      get unread() {
        return unread;
      },
    },
    setKey: (next) => (key = next),
    end: () => {
      restore();
      for (const id of loose) binding.deleteTensor(id);
    },
  };
}

/** What the backend holds of a tensor. */
export function storedIn(backend: TensorflowBackend, dataId: TensorInfo['dataId']): Stored {
  const { tensorMap } = backend as unknown as {
    readonly tensorMap: { get: (dataId: TensorInfo['dataId']) => Stored };
  };
  return tensorMap.get(dataId);
}

/** A copy of the bytes of numbers. */
const contentOf = (values: ArrayBufferView): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
