import { util, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import {
  adamDirection,
  adamStep,
  addScaled,
  lerp,
  lerpSquare,
  type AdamStepAttrs,
  type AdamStepInputs,
} from '@gen/core/kernels';
import { address, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';

type Name = 'adamDirection' | 'addScaled' | 'lerp' | 'lerpSquare';

/** A step of Adam on WASM, and its maps one by one: one pass over memory each. */
export const adamWasmKernels: readonly KernelConfig[] = [
  wasmKernel(adamStep.name, step),
  map(lerp.name, 'lerp', ['a', 'x', 'weight']),
  map(lerpSquare.name, 'lerpSquare', ['a', 'x', 'weight']),
  map(addScaled.name, 'addScaled', ['a', 'x', 'weight']),
  map(adamDirection.name, 'adamDirection', ['m', 'v', 'scale', 'epsilon']),
];

function step({
  inputs: { gradient, m, v, parameter, coefficients },
  attrs: { beta1, beta2, decays },
  backend,
}: WasmCall<Tensors<keyof AdamStepInputs>, AdamStepAttrs>): TensorInfo[] {
  const results = [m, v, parameter].map(({ shape }) => backend.makeOutput(shape, 'float32'));
  const all = [gradient, m, v, parameter, coefficients, ...results].map((tensor) =>
    address(backend, tensor),
  ) as StepAddresses;
  const count = util.sizeFromShape(parameter.shape);
  functionsOf(backend).adamStep(...all, count, 1 - beta1, 1 - beta2, decays);
  return results;
}

type StepAddresses = [...[number, number, number, number, number], ...[number, number, number]];

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
