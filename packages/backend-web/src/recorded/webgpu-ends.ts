import * as tf from '@tensorflow/tfjs-core';
import type { DataType, TensorInfo, Variable } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Operand, Trace } from '@gen/core/compile';
import { bufferOf, sizeOf, type Part } from './webgpu-buffers.js';
import { internalsOf } from './webgpu-internals.js';
import { partOf, type Home, type StoreBuilder } from './webgpu-store.js';

/** A tensor of a step under the shape that it has outside. */
interface End {
  /** Where it is; nowhere where it is empty. */
  readonly home: Home | undefined;
  /** The type of what lies there. */
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** What a variable holds in the end. */
interface Assigned extends End {
  readonly variable: Variable;
  /** Where it waits, if another variable held it before and loses it. */
  readonly spare: GPUBuffer | undefined;
}

/** What happens when the shaders have run. */
export interface Ends {
  /** Copies the results into tensors of their own. */
  copyOut(encoder: GPUCommandEncoder): TensorInfo[];
  /** Copies what variables hold in the end; what is returned is done after that is submitted. */
  assign(encoder: GPUCommandEncoder): () => void;
}

/** Finds out what is copied where. */
export function makeEnds(backend: WebGPUBackend, trace: Trace, builder: StoreBuilder): Ends {
  const end = ({ value, shape, dtype }: Operand): End => {
    const { dataId } = trace.values[value]!.info;
    const isEmpty = sizeOf({ shape }) === 0;
    return {
      home: isEmpty ? undefined : builder.homeOf(dataId),
      type: isEmpty ? dtype : builder.typeOf(dataId),
      shape,
      dtype,
    };
  };
  const spareOf = ({ value, shape }: Operand): GPUBuffer | undefined =>
    trace.values[value]!.kind === 'variable'
      ? builder.store.make(4 * sizeOf({ shape }))
      : undefined;
  const results = trace.results.flatMap((each) => (each.kind === 'key' ? [] : [end(each.operand)]));
  const assigned = trace.variables.flatMap(({ variable, after }) =>
    after === undefined ? [] : [{ ...end(after), variable, spare: spareOf(after) }],
  );
  return endsOf(backend, results, assigned);
}

// In a function of its own, so that nothing holds on to the list of all that the step did.
function endsOf(
  backend: WebGPUBackend,
  results: readonly End[],
  assigned: readonly Assigned[],
): Ends {
  const internals = internalsOf(backend);
  const copy = (encoder: GPUCommandEncoder, { buffer, offset }: Part, to: TensorInfo): void =>
    encoder.copyBufferToBuffer(buffer, offset, bufferOf(internals, to), 0, 4 * sizeOf(to));
  const copyOut = (encoder: GPUCommandEncoder, { home, type, shape, dtype }: End): TensorInfo => {
    if (home === undefined) {
      const nothing = tf.util.getTypedArrayFromDType(dtype as 'float32', 0);
      return backend.makeTensorInfo([...shape], dtype, nothing);
    }
    const made = backend.makeTensorInfo([...shape], type);
    copy(encoder, partOf(internals, home), made);
    return { ...made, dtype };
  };
  const copyIn = (encoder: GPUCommandEncoder, each: Assigned): (() => void) | undefined => {
    const { variable, home, type, spare } = each;
    if (home === undefined) return;
    const from = spare === undefined ? partOf(internals, home) : { buffer: spare, offset: 0 };
    if (backend.refCount(variable.dataId) === 1) {
      copy(encoder, from, variable);
      internals.tensorMap.get(variable.dataId).values = null;
      return;
    }
    // Others have the same data: the variable gets its own.
    const made = { ...backend.makeTensorInfo(variable.shape, type), dtype: variable.dtype };
    copy(encoder, from, made);
    return () => {
      const tensor = tf.engine().makeTensorFromTensorInfo(made);
      variable.assign(tensor);
      tensor.dispose();
    };
  };
  return {
    copyOut: (encoder) => results.map((result) => copyOut(encoder, result)),
    assign: (encoder) => {
      for (const { home, spare, shape } of assigned) {
        if (spare === undefined || home === undefined) continue;
        const { buffer, offset } = partOf(internals, home);
        encoder.copyBufferToBuffer(buffer, offset, spare, 0, 4 * sizeOf({ shape }));
      }
      const afterwards = assigned.map((each) => copyIn(encoder, each));
      return () => afterwards.forEach((finish) => finish?.());
    },
  };
}
