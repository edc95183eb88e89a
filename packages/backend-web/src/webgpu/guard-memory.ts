import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { EngineError } from '@gen/core';
import { bytes } from '../bytes.js';

/** The pool of buffers of tfjs, with what it keeps to itself. */
interface Pool {
  acquireBuffer(size: number, usage: number, mapped?: boolean, reuse?: boolean): GPUBuffer;
  releaseBuffer(buffer: GPUBuffer, reuse?: boolean): void;
  readonly freeBuffers: Map<string, GPUBuffer[]>;
  readonly usedBuffers: Map<string, GPUBuffer[]>;
  numBytesAllocated: number;
  numFreeBuffers: number;
}

/** What watches over the memory of a device. */
export interface MemoryGuard {
  /** Tells that memory was full, and lets none of the buffers at hand be used for another tensor. */
  full(message: string): EngineError;
}

/**
 * Refuses buffers that are larger than the device takes, and empties the pool where memory was full: a
 * buffer that could not be had looks like any other, and would be given out again and again.
 */
export function guardMemory(backend: WebGPUBackend, device: GPUDevice): MemoryGuard {
  const pool = (backend as unknown as { bufferManager: Pool }).bufferManager;
  const suspect = new WeakSet<GPUBuffer>();
  const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;

  const acquire = pool.acquireBuffer.bind(pool);
  pool.acquireBuffer = (size, usage, mapped = false, reuse = true) => {
    const isStorage = (usage & GPUBufferUsage.STORAGE) !== 0;
    const most = isStorage ? Math.min(maxBufferSize, maxStorageBufferBindingSize) : maxBufferSize;
    if (size > most) throw tooLarge(size, most);
    try {
      return acquire(size, usage, mapped, reuse);
    } catch (error) {
      if (error instanceof RangeError) throw fullError(error.message);
      throw error;
    }
  };
  const release = pool.releaseBuffer.bind(pool);
  pool.releaseBuffer = (buffer, reuse = true) => release(buffer, reuse && !suspect.has(buffer));

  return {
    full: (message) => {
      for (const buffers of pool.usedBuffers.values()) buffers.forEach((b) => suspect.add(b));
      empty(pool);
      return fullError(message);
    },
  };
}

/** Destroys the buffers that wait for another tensor. */
function empty(pool: Pool): void {
  for (const buffers of pool.freeBuffers.values()) {
    for (const buffer of buffers.splice(0)) {
      pool.numBytesAllocated -= buffer.size;
      pool.numFreeBuffers -= 1;
      buffer.destroy();
    }
  }
}

const tooLarge = (size: number, most: number): EngineError =>
  new EngineError({
    engine: 'webgpu',
    lacks: 'memory',
    expected: `a tensor of at most ${bytes(most)}`,
    got: `one of ${bytes(size)}`,
    remedy: 'Take a smaller batch or a smaller model.',
  });

const fullError = (message: string): EngineError =>
  new EngineError({
    engine: 'webgpu',
    lacks: 'memory',
    expected: 'room for all tensors',
    got: message.trim().replace(/\.$/, '') || 'none',
    remedy: 'Values since the last read are wrong. Take a smaller batch or a smaller model.',
  });
