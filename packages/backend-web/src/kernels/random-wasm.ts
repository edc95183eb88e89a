import { util, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  philoxBernoulli,
  philoxGamma,
  type DrawAttrs,
  type PhiloxGammaAttrs,
} from '@gen/core/kernels';
import { address, free, wasmKernel, type WasmCall } from '../wasm/call.js';
import { functionsOf, memoryOf, type Address } from '../wasm/functions.js';
import { drawGamma, GAMMA_SCRATCH } from './gamma-draw.js';
import { draws, type Stream } from './random-draws.js';

/** Our draws on WASM: Philox4x32-10 with SIMD, straight into the tensor's memory. */
export const randomWasmKernels: readonly KernelConfig[] = [
  ...draws.map(({ kernelName, dtype, write }) =>
    wasmKernel(kernelName, ({ attrs, backend }: WasmCall<object, DrawAttrs>) =>
      drawn(backend, attrs, dtype, (out, count, stream) =>
        write(functionsOf(backend), out, count, stream, attrs),
      ),
    ),
  ),
  wasmKernel(
    philoxBernoulli.name,
    ({ inputs: { probs }, attrs, backend }: WasmCall<{ probs: TensorInfo }, DrawAttrs>) =>
      drawn(backend, attrs, 'float32', (out, count, stream) => {
        const size = util.sizeFromShape(probs.shape);
        const at = address(backend, probs);
        functionsOf(backend).philoxBernoulli(out, count, ...stream, at, size);
      }),
  ),
  wasmKernel(
    philoxGamma.name,
    ({ inputs, attrs, backend }: WasmCall<{ concentration: TensorInfo }, PhiloxGammaAttrs>) => {
      const { concentration } = inputs;
      const numbers = backend.makeOutput([...attrs.shape], 'float32');
      const scratch = backend.makeOutput([GAMMA_SCRATCH / 4], 'float32');
      const count = util.sizeFromShape(concentration.shape);
      const [from, to] = [address(backend, concentration), address(backend, numbers)];
      drawGamma(functionsOf(backend), memoryOf(backend).buffer, attrs, {
        scratch: address(backend, scratch),
        count,
        concentration: (start) => (count === 1 ? from : from + 4 * start),
        out: (start) => to + 4 * start,
      });
      free(backend, scratch);
      return numbers;
    },
  ),
];

/** A new tensor that `write` fills. */
function drawn(
  backend: BackendWasm,
  { key, shape }: DrawAttrs,
  dtype: 'float32' | 'int32',
  write: (out: Address, count: number, stream: Stream) => void,
): TensorInfo {
  const numbers = backend.makeOutput([...shape], dtype);
  const count = util.sizeFromShape(numbers.shape);
  if (count === 0) return numbers;
  const scratch = backend.makeOutput([16], dtype);
  write(address(backend, numbers), count, [...key, 0, address(backend, scratch)]);
  free(backend, scratch);
  return numbers;
}
