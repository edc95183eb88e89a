import { util, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { adamDirection, lerp, lerpSquare } from '@gen/core/kernels';
import { address, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';

type Name = 'adamDirection' | 'lerp' | 'lerpSquare';

/** The maps of an Adam step on WASM, one pass over memory each. */
export const adamWasmKernels: readonly KernelConfig[] = [
  map(lerp.name, 'lerp', ['a', 'x', 'weight']),
  map(lerpSquare.name, 'lerpSquare', ['a', 'x', 'weight']),
  map(adamDirection.name, 'adamDirection', ['m', 'v', 'scale', 'epsilon']),
];

/** Inputs in the order of the function's arguments, the one that has the result's shape first. */
function map<Input extends string>(
  kernelName: string,
  name: Name,
  order: readonly [Input, ...Input[]],
): KernelConfig {
  return wasmKernel(
    kernelName,
    ({ inputs, backend }: WasmCall<Tensors<Input>, unknown>): TensorInfo => {
      const { shape } = inputs[order[0]];
      const result = backend.makeOutput(shape, 'float32');
      const run = functionsOf(backend)[name] as Functions[Name] & ((...args: number[]) => void);
      const addresses = [...order.map((input) => inputs[input]), result].map((tensor) =>
        address(backend, tensor),
      );
      run(...addresses, util.sizeFromShape(shape));
      return result;
    },
  );
}
