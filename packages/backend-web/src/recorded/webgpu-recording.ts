import * as tf from '@tensorflow/tfjs-core';
import type { DataType, Tensor, TensorInfo, TypedArray, Variable } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Operand, Recording, ReplayInputs, Trace, TracedVariable } from '@gen/core/compile';
import { roundUp } from './uniform-layout.js';
import { internalsOf, type GpuInternals } from './webgpu-internals.js';
import type { Source, WebgpuPlan } from './webgpu-plan.js';
import type { Dispatch } from './webgpu-recorder.js';

type DataId = TensorInfo['dataId'];

/** A part of a buffer. */
interface Part {
  readonly buffer: GPUBuffer;
  readonly offset: number;
}

/** Uniforms, and constants, begin at multiples of so many bytes. */
const ALIGNMENT = 256;

/** The recording of a step by its plan. */
export function webgpuRecording(backend: WebGPUBackend, trace: Trace, plan: WebgpuPlan): Recording {
  const internals = internalsOf(backend);
  const { device, queue } = internals;
  const store = makeStore(internals, trace, plan);
  const passes = makePass(internals, plan, store);
  const results = trace.results.flatMap((result) =>
    result.kind === 'key' ? [] : [result.operand],
  );
  const ends = makeEnds(backend, trace, store);
  let disposed = false;
  return {
    bytes: store.bytes,
    calls: plan.dispatches.length,
    replay: ({ tensors, keys }: ReplayInputs) => {
      passes.setKeys(keys);
      const encoder = device.createCommandEncoder();
      tensors.forEach((tensor, i) => store.give(encoder, i, tensor));
      passes.encode(encoder);
      const outputs = results.map((operand) => ends.copyOut(encoder, operand));
      const assign = ends.assign(encoder);
      flush(internals);
      queue.submit([encoder.finish()]);
      assign();
      return outputs;
    },
    dispose: () => {
      if (!disposed) {
        passes.dispose();
        store.dispose();
      }
      disposed = true;
    },
  };
}

/** Submits what tfjs has not submitted yet. */
function flush(internals: GpuInternals): void {
  internals.endComputePassEncoder();
  if (internals.commandEncoder !== null) internals.submitQueue();
}

/** The buffers of a step. */
interface Store {
  readonly bytes: number;
  /** Where a tensor is now. */
  partOf(dataId: DataId): Part;
  /** The type of what lies there. */
  typeOf(dataId: DataId): DataType;
  /** Puts an argument where it belongs. */
  give(encoder: GPUCommandEncoder, index: number, tensor: Tensor): void;
  /** Gives a buffer that is the recording's. */
  make(bytes: number): GPUBuffer;
  dispose(): void;
}

function makeStore(internals: GpuInternals, trace: Trace, { sources, buffers }: WebgpuPlan): Store {
  const { device, queue, tensorMap } = internals;
  const own: GPUBuffer[] = [];
  const make = (bytes: number, usage = TENSOR()): GPUBuffer => {
    const buffer = device.createBuffer({ size: Math.max(4, roundUp(bytes, 4)), usage });
    own.push(buffer);
    return buffer;
  };
  const infoOf = new Map(trace.values.map(({ info }) => [info.dataId, info] as const));
  const given = trace.arguments.map((value) => {
    const { info } = trace.values[value]!;
    const type = tensorMap.get(info.dataId)?.dtype ?? info.dtype;
    return { buffer: make(4 * sizeOf(info)), type };
  });
  const temporary = buffers.map((bytes) => make(bytes));
  const constants = makeConstants(internals, sources, make);
  // Types of what is no argument: asked for now, as tensors may be gone later.
  const types = new Map<DataId, DataType>();
  for (const dataId of sources.keys()) {
    const data = dataIn(internals, dataId);
    const type = data?.dtype ?? infoOf.get(dataId)?.dtype;
    if (type !== undefined) types.set(dataId, type);
  }
  return {
    bytes: own.reduce((sum, { size }) => sum + size, 0),
    make,
    typeOf: (dataId) => types.get(dataId) ?? infoOf.get(dataId)!.dtype,
    partOf: (dataId) => {
      const source = sources.get(dataId)!;
      switch (source.kind) {
        case 'argument':
          return { buffer: given[source.index]!.buffer, offset: 0 };
        case 'variable':
          return { buffer: bufferOf(internals, source.variable), offset: 0 };
        case 'captured':
          return { buffer: bufferOf(internals, source.tensor), offset: 0 };
        case 'constant':
          return constants.get(dataId)!;
        case 'temporary':
          return { buffer: temporary[source.buffer]!, offset: 0 };
      }
    },
    give: (encoder, index, tensor) => {
      const { buffer, type } = given[index]!;
      const { values, resource } = tensorMap.get(tensor.dataId);
      const bytes = 4 * tensor.size;
      if (bytes === 0) return;
      if (resource) encoder.copyBufferToBuffer(resource, 0, buffer, 0, bytes);
      else queue.writeBuffer(buffer, 0, inWords(values!, type));
    },
    dispose: () => own.forEach((buffer) => buffer.destroy()),
  };
}

const TENSOR = (): number =>
  GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

const sizeOf = ({ shape }: { readonly shape: readonly number[] }): number =>
  tf.util.sizeFromShape([...shape]);

function dataIn({ tensorMap }: GpuInternals, dataId: DataId) {
  const { data } = tensorMap as unknown as { data: WeakMap<DataId, { dtype: DataType }> };
  return data.get(dataId);
}

/** The buffer that a tensor has now. */
function bufferOf(internals: GpuInternals, { dataId }: TensorInfo): GPUBuffer {
  internals.uploadToGPU(dataId);
  return internals.tensorMap.get(dataId).resource!;
}

/** Numbers as they lie on the device: all types have four bytes there. */
const inWords = (
  values: TypedArray,
  type: DataType,
): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> =>
  type === 'float32' ? new Float32Array(values) : new Int32Array(values);

/** Constants, one after another in one buffer; equal ones once. */
function makeConstants(
  { queue }: GpuInternals,
  sources: ReadonlyMap<DataId, Source>,
  make: (bytes: number) => GPUBuffer,
): Map<DataId, Part> {
  const places = new Map<DataId, number>();
  const small = new Map<string, number>();
  const chunks: { offset: number; words: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> }[] =
    [];
  let end = 0;
  for (const [dataId, source] of sources) {
    if (source.kind !== 'constant' || source.numbers.length === 0) continue;
    const words = inWords(
      source.numbers,
      source.numbers instanceof Float32Array ? 'float32' : 'int32',
    );
    const bits = new Uint32Array(words.buffer);
    const name = bits.length <= 16 ? bits.join() : undefined;
    let offset = name === undefined ? undefined : small.get(name);
    if (offset === undefined) {
      offset = end;
      end = roundUp(end + words.byteLength, ALIGNMENT);
      chunks.push({ offset, words });
      if (name !== undefined) small.set(name, offset);
    }
    places.set(dataId, offset);
  }
  if (end === 0) return new Map();
  const buffer = make(end);
  for (const { offset, words } of chunks) queue.writeBuffer(buffer, offset, words);
  return new Map([...places].map(([dataId, offset]) => [dataId, { buffer, offset }]));
}

/** The shaders, ready to be encoded. */
interface Pass {
  setKeys(keys: ReplayInputs['keys']): void;
  encode(encoder: GPUCommandEncoder): void;
  dispose(): void;
}

function makePass(internals: GpuInternals, plan: WebgpuPlan, store: Store): Pass {
  const { device, queue } = internals;
  const { dispatches, sources } = plan;
  const uniforms = makeUniforms(internals, dispatches);
  const layouts = new Map<GPUComputePipeline, GPUBindGroupLayout>();
  const layoutOf = (pipeline: GPUComputePipeline): GPUBindGroupLayout => {
    const layout = layouts.get(pipeline) ?? pipeline.getBindGroupLayout(0);
    layouts.set(pipeline, layout);
    return layout;
  };
  const bind = ({ pipeline, tensors, sizes, uniforms: bytes }: Dispatch, i: number): GPUBindGroup =>
    device.createBindGroup({
      layout: layoutOf(pipeline),
      entries: [
        ...tensors.map((dataId, j) => ({ ...store.partOf(dataId), size: sizes[j]! })),
        { buffer: uniforms.buffer, offset: uniforms.offsets[i]!, size: bytes.length },
      ].map((resource, binding) => ({ binding, resource })),
    });
  const groups = dispatches.map(bind);
  // Variables have a buffer of tfjs's, which another takes the place of when they are assigned.
  const bound = new Map<Variable, { buffer: GPUBuffer; users: number[] }>();
  dispatches.forEach(({ tensors }, i) => {
    for (const dataId of tensors) {
      const source = sources.get(dataId)!;
      if (source.kind !== 'variable') continue;
      const { buffer } = store.partOf(dataId);
      const known = bound.get(source.variable) ?? { buffer, users: [] };
      known.users.push(i);
      bound.set(source.variable, known);
    }
  });
  const bindAnew = (): void => {
    const stale = new Set<number>();
    for (const [variable, known] of bound) {
      const buffer = bufferOf(internals, variable);
      if (buffer === known.buffer) continue;
      known.buffer = buffer;
      for (const user of known.users) stale.add(user);
    }
    for (const i of stale) groups[i] = bind(dispatches[i]!, i);
  };
  return {
    setKeys: (keys) => {
      if (uniforms.keyed.byteLength === 0) return;
      for (const { slot, at } of uniforms.keys) uniforms.keyed.set(keys[slot]!, at);
      queue.writeBuffer(uniforms.buffer, 0, uniforms.keyed);
    },
    encode: (encoder) => {
      bindAnew();
      const pass = encoder.beginComputePass();
      let pipeline: GPUComputePipeline | undefined;
      for (let i = 0; i < dispatches.length; i++) {
        const dispatch = dispatches[i]!;
        if (dispatch.pipeline !== pipeline) pass.setPipeline((pipeline = dispatch.pipeline));
        pass.setBindGroup(0, groups[i]!);
        pass.dispatchWorkgroups(...dispatch.groups);
      }
      pass.end();
    },
    dispose: () => uniforms.buffer.destroy(),
  };
}

interface Uniforms {
  readonly buffer: GPUBuffer;
  /** Where those of each shader are. */
  readonly offsets: readonly number[];
  /** Those of draws, which come first: written anew at every replay. */
  readonly keyed: Uint32Array<ArrayBuffer>;
  /** Where among them the words of keys are. */
  readonly keys: readonly { readonly slot: number; readonly at: number }[];
}

/** All uniforms in one buffer; equal ones once. */
function makeUniforms({ device, queue }: GpuInternals, dispatches: readonly Dispatch[]): Uniforms {
  const offsets = dispatches.map(() => 0);
  const places = new Map<string, number>();
  const keys: { slot: number; at: number }[] = [];
  const chunks: { offset: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let end = 0;
  const place = (i: number, bytes: Uint8Array<ArrayBuffer>): void => {
    offsets[i] = end;
    chunks.push({ offset: end, bytes });
    end = roundUp(end + bytes.length, ALIGNMENT);
  };
  dispatches.forEach(({ key, uniforms }, i) => {
    if (key === undefined) return;
    keys.push({ slot: key.slot, at: (end + key.offset) / 4 });
    place(i, uniforms);
  });
  const keyedEnd = end;
  dispatches.forEach(({ key, uniforms }, i) => {
    if (key !== undefined) return;
    const name = new Uint32Array(uniforms.buffer).join();
    const before = places.get(name);
    if (before !== undefined) offsets[i] = before;
    else {
      places.set(name, end);
      place(i, uniforms);
    }
  });
  const all = new Uint8Array(Math.max(end, ALIGNMENT));
  for (const { offset, bytes } of chunks) all.set(bytes, offset);
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ size: all.length, usage });
  queue.writeBuffer(buffer, 0, all);
  return { buffer, offsets, keyed: new Uint32Array(all.buffer.slice(0, keyedEnd)), keys };
}

/** What happens when the shaders have run. */
interface Ends {
  /** Copies a result into a tensor of its own. */
  copyOut(encoder: GPUCommandEncoder, operand: Operand): TensorInfo;
  /** Copies what variables hold in the end; what is returned is done after that is submitted. */
  assign(encoder: GPUCommandEncoder): () => void;
}

function makeEnds(backend: WebGPUBackend, trace: Trace, store: Store): Ends {
  const internals = internalsOf(backend);
  const { values } = trace;
  const assigned = trace.variables.filter(
    (traced): traced is TracedVariable & { after: Operand } => traced.after !== undefined,
  );
  // What a variable held before is copied away before another takes its place.
  const spare = assigned.map(({ after }) =>
    values[after.value]!.kind === 'variable' ? store.make(4 * sizeOf(after)) : undefined,
  );
  const copyOut = (encoder: GPUCommandEncoder, { value, shape, dtype }: Operand): TensorInfo => {
    const { dataId } = values[value]!.info;
    const size = sizeOf({ shape });
    if (size === 0) {
      const nothing = tf.util.getTypedArrayFromDType(dtype as 'float32', 0);
      return backend.makeTensorInfo([...shape], dtype, nothing);
    }
    const copy = backend.makeTensorInfo([...shape], store.typeOf(dataId));
    const { buffer, offset } = store.partOf(dataId);
    encoder.copyBufferToBuffer(buffer, offset, bufferOf(internals, copy), 0, 4 * size);
    return { ...copy, dtype };
  };
  const copyIn = (encoder: GPUCommandEncoder, i: number): (() => void) | undefined => {
    const { variable, after } = assigned[i]!;
    const bytes = 4 * variable.size;
    if (bytes === 0) return;
    const from =
      spare[i] === undefined
        ? store.partOf(values[after.value]!.info.dataId)
        : { buffer: spare[i], offset: 0 };
    if (backend.refCount(variable.dataId) === 1) {
      const to = bufferOf(internals, variable);
      encoder.copyBufferToBuffer(from.buffer, from.offset, to, 0, bytes);
      internals.tensorMap.get(variable.dataId).values = null;
      return;
    }
    // Others have the same data: the variable gets its own.
    const type = store.typeOf(values[after.value]!.info.dataId);
    const copy = { ...backend.makeTensorInfo(variable.shape, type), dtype: variable.dtype };
    encoder.copyBufferToBuffer(from.buffer, from.offset, bufferOf(internals, copy), 0, bytes);
    return () => {
      const tensor = tf.engine().makeTensorFromTensorInfo(copy);
      variable.assign(tensor);
      tensor.dispose();
    };
  };
  return {
    copyOut,
    assign: (encoder) => {
      spare.forEach((buffer, i) => {
        if (buffer === undefined || buffer.size === 0) return;
        const { after } = assigned[i]!;
        const from = store.partOf(values[after.value]!.info.dataId);
        encoder.copyBufferToBuffer(from.buffer, from.offset, buffer, 0, 4 * sizeOf(after));
      });
      const afterwards = assigned.map((_, i) => copyIn(encoder, i));
      return () => afterwards.forEach((finish) => finish?.());
    },
  };
}
