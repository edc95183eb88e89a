import type { KernelConfig } from '@tensorflow/tfjs-core';

/**
 * Kernels of ours on WASM.
 *
 * To add one: its body in a file of this folder, a line here, and, where it computes in WASM, a
 * function in src/assembly (one file, one line in its index.ts and in functions.ts), which the body
 * reaches through `functionsOf(backend)`.
 */
export const wasmKernels: readonly KernelConfig[] = [];
