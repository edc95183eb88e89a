import type { KernelConfig } from '@tensorflow/tfjs-core';
import { adamWasmKernels } from '../kernels/adam-wasm.js';
import { conv2d, conv2dBackpropFilter, conv2dBackpropInput } from '../kernels/conv2d.js';
import { fusedMatMul } from '../kernels/fused-mat-mul.js';
import { identity } from '../kernels/identity.js';
import { matMul } from '../kernels/mat-mul.js';
import { randomWasmKernels } from '../kernels/random-wasm.js';
import { unaryKernels } from '../kernels/unary.js';
import { unsortedSegmentSum } from '../kernels/unsorted-segment-sum.js';

/**
 * Kernels of ours on WASM.
 *
 * To add one: its body in src/kernels, a line here, and, where it computes in WASM, a function in
 * src/assembly (one file, one line in its index.ts and one in functions.ts), which the body reaches
 * through `functionsOf(backend)`.
 */
export const wasmKernels: readonly KernelConfig[] = [
  ...adamWasmKernels,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  fusedMatMul,
  identity,
  matMul,
  ...unaryKernels,
  unsortedSegmentSum,
  ...randomWasmKernels,
];
