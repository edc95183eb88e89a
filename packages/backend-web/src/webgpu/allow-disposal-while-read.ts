import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TypedArray } from '@tensorflow/tfjs-core';

/** What the backend of tfjs has, besides what it shows. */
interface Reading {
  readonly tensorMap: { has(dataId: object): boolean };
  convertAndCacheOnCPU(dataId: object, data: TypedArray): TypedArray;
}

/**
 * Lets a tensor be disposed while it is being read, as on the other engines: tfjs would look for it to keep
 * its numbers, and throw.
 */
export function allowDisposalWhileRead(backend: WebGPUBackend): void {
  const reading = backend as unknown as Reading;
  const keep = reading.convertAndCacheOnCPU;
  reading.convertAndCacheOnCPU = (dataId, data) =>
    reading.tensorMap.has(dataId) ? keep.call(backend, dataId, data) : data;
}
