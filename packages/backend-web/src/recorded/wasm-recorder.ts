import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { Recorder } from '@gen/core/compile';
import { memoryOf, type Allocation } from './wasm-memory.js';
import { planWasm, type CallMemory } from './wasm-plan.js';
import { wasmRecording } from './wasm-recording.js';

/**
 * Records on WASM: a list of the calls of kernels over tensors whose places in memory are planned in
 * advance. A replay calls the kernels one after another, and nothing else.
 */
export const wasmRecorder: Recorder = {
  begin: () => {
    const memory = memoryOf(tf.backend() as BackendWasm);
    const memories: CallMemory[] = [];
    return {
      call: (_, work) => {
        const allocations: Allocation[] = [];
        const result = memory.logging(allocations, work);
        // A composition returns a tensor of the engine.
        const isComposed = [result]
          .flat()
          .some((info) => info instanceof tf.Tensor && 'id' in info);
        memories.push({ allocations, isComposed });
        return result;
      },
      finish: (trace) => wasmRecording(memory, trace, planWasm(trace, memories)),
      end: () => undefined,
    };
  },
};
