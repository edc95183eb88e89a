import * as tf from '@tensorflow/tfjs-core';
import { address, callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';

/** The functions of src/assembly that map one tensor, by the kernels whose bodies they are. */
const functions = {
  [tf.Exp]: 'unaryExp',
  [tf.Expm1]: 'unaryExpm1',
  [tf.Log]: 'unaryLog',
  [tf.Log1p]: 'unaryLog1p',
  [tf.Softplus]: 'unarySoftplus',
  [tf.Step]: 'unaryStep',
  [tf.Tanh]: 'unaryTanh',
} as const satisfies Record<string, keyof Functions>;

/** Kernels that tfjs computes on WASM element by element, ten to forty times slower. */
export const unaryKernels = Object.entries(functions).map(([kernelName, name]) =>
  wasmKernel(
    kernelName,
    ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, { alpha?: number } | undefined>) => {
      // Of what is not positive, `step` makes alpha.
      if (x.dtype !== 'float32' || attrs?.alpha)
        return callNative(kernelName, backend, { x }, attrs);
      const y = backend.makeOutput(x.shape, 'float32');
      const count = tf.util.sizeFromShape(x.shape);
      functionsOf(backend)[name](address(backend, x), address(backend, y), count);
      return y;
    },
  ),
);
