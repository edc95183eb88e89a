import type { KernelConfig } from '@tensorflow/tfjs-core';
import { adamWasmKernels } from '../kernels/adam-wasm.js';
import { binaryKernels } from '../kernels/binary.js';
import { cast } from '../kernels/cast.js';
import { choiceKernels } from '../kernels/choices.js';
import { complexKernels } from '../kernels/complex.js';
import { concat } from '../kernels/concat.js';
import { conv2d, conv2dBackpropFilter, conv2dBackpropInput } from '../kernels/conv2d.js';
import { fusedMatMul } from '../kernels/fused-mat-mul.js';
import { gather } from '../kernels/gather.js';
import { identity } from '../kernels/identity.js';
import { matMul } from '../kernels/mat-mul.js';
import { pad } from '../kernels/pad.js';
import { pow } from '../kernels/pow.js';
import { randomWasmKernels } from '../kernels/random-wasm.js';
import { slice } from '../kernels/slice.js';
import { split } from '../kernels/split.js';
import { mean, sum } from '../kernels/sum.js';
import { tile } from '../kernels/tile.js';
import { unaryKernels } from '../kernels/unary.js';
import { unpackBytesWasm } from '../kernels/unpack-bytes-wasm.js';
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
  ...binaryKernels,
  cast,
  ...choiceKernels,
  ...complexKernels,
  concat,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  fusedMatMul,
  gather,
  identity,
  matMul,
  mean,
  pad,
  pow,
  slice,
  split,
  sum,
  tile,
  ...unaryKernels,
  unpackBytesWasm,
  unsortedSegmentSum,
  ...randomWasmKernels,
];
