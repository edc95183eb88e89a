import * as tf from '@tensorflow/tfjs-core';
import type { MemoryUse } from './progress.js';

/** What the tensors of the whole program take now. */
export function memoryUse(): MemoryUse {
  const { numTensors: tensors, numBytes: bytes, ...own } = tf.memory();
  const { numBytesAllocatedInGPU } = own as { numBytesAllocatedInGPU?: number };
  const { wasm } = tf.backend() as unknown as { wasm?: { HEAPU8: Uint8Array } };
  return { tensors, bytes, held: numBytesAllocatedInGPU ?? wasm?.HEAPU8.length };
}

/** The most of each of two. */
export function mostOf(a: MemoryUse, b: MemoryUse): MemoryUse {
  const { max } = Math;
  const held = b.held === undefined ? a.held : max(a.held ?? 0, b.held);
  return { tensors: max(a.tensors, b.tensors), bytes: max(a.bytes, b.bytes), held };
}
