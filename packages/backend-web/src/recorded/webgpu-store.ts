import type { DataType, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Trace } from '@gen/core/compile';
import { roundUp } from './uniform-layout.js';
import { bufferOf, inWords, sizeOf, tensorUsage, typeIn, type Part } from './webgpu-buffers.js';
import { makeConstants } from './webgpu-constants.js';
import type { GpuInternals } from './webgpu-internals.js';
import type { WebgpuPlan } from './webgpu-plan.js';

type DataId = TensorInfo['dataId'];

/** Where the numbers of a tensor are: in a part of a buffer that never changes, or where a tensor has them. */
export type Home =
  | { readonly name: string; readonly part: Part }
  | { readonly name: string; readonly tensor: TensorInfo };

/** Where they are now. */
export const partOf = (internals: GpuInternals, home: Home): Part =>
  'part' in home ? home.part : { buffer: bufferOf(internals, home.tensor), offset: 0 };

/** The buffers of a step. */
export interface Store {
  /** Bytes of all. */
  bytes(): number;
  /** Puts arguments where they belong. */
  give(encoder: GPUCommandEncoder, tensors: readonly Tensor[]): void;
  /** Gives a buffer that is the recording's. */
  make(bytes: number, usage?: number): GPUBuffer;
  /** Frees them. */
  dispose(): void;
}

/** The buffers of a step, and while it is made ready, what lies in them. */
export interface StoreBuilder {
  /** The buffers. */
  readonly store: Store;
  /** Where a tensor is. */
  homeOf(dataId: DataId): Home;
  /** The type of what lies there. */
  typeOf(dataId: DataId): DataType;
}

/** Allocates the buffers of a step. */
export function makeStore(
  internals: GpuInternals,
  trace: Trace,
  { sources, buffers }: WebgpuPlan,
): StoreBuilder {
  const infoOf = new Map(trace.values.map(({ info }) => [info.dataId, info] as const));
  const given = trace.arguments.map((value) => {
    const { info } = trace.values[value]!;
    return { size: 4 * sizeOf(info), type: typeIn(internals, info.dataId) ?? info.dtype };
  });
  const store = emptyStore(internals, given);
  const temporary = buffers.map((bytes) => store.make(bytes));
  const constants = makeConstants(internals, sources, (bytes) => store.make(bytes));
  const homeOf = (dataId: DataId): Home => {
    const source = sources.get(dataId)!;
    switch (source.kind) {
      case 'argument': {
        const buffer = store.given[source.index]!;
        return { name: `a${source.index}`, part: { buffer, offset: 0 } };
      }
      case 'variable':
        return { name: `v${source.variable.id}`, tensor: source.variable };
      case 'captured':
        return { name: `o${source.tensor.id}`, tensor: source.tensor };
      case 'constant': {
        const part = constants.get(dataId)!;
        return { name: `c${part.offset}`, part };
      }
      case 'temporary': {
        const buffer = temporary[source.buffer]!;
        return { name: `t${source.buffer}`, part: { buffer, offset: 0 } };
      }
    }
  };
  const typeOf = (dataId: DataId): DataType =>
    typeIn(internals, dataId) ?? infoOf.get(dataId)!.dtype;
  return { store, homeOf, typeOf };
}

// In a function of its own, so that it holds on to nothing else.
function emptyStore(
  { device, queue, tensorMap }: GpuInternals,
  shapes: readonly { readonly size: number; readonly type: DataType }[],
): Store & { readonly given: readonly GPUBuffer[] } {
  const own: GPUBuffer[] = [];
  const make = (bytes: number, usage = tensorUsage()): GPUBuffer => {
    const buffer = device.createBuffer({ size: Math.max(4, roundUp(bytes, 4)), usage });
    own.push(buffer);
    return buffer;
  };
  const given = shapes.map(({ size }) => make(size));
  return {
    given,
    make,
    bytes: () => own.reduce((sum, { size }) => sum + size, 0),
    give: (encoder, tensors) =>
      tensors.forEach((tensor, i) => {
        const bytes = 4 * tensor.size;
        if (bytes === 0) return;
        const { values, resource } = tensorMap.get(tensor.dataId);
        if (resource) encoder.copyBufferToBuffer(resource, 0, given[i]!, 0, bytes);
        else queue.writeBuffer(given[i]!, 0, inWords(values!, shapes[i]!.type));
      }),
    dispose: () => own.forEach((buffer) => buffer.destroy()),
  };
}
