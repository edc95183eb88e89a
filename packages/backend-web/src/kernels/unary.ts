import * as tf from '@tensorflow/tfjs-core';
import { address, callNative, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf, type Functions } from '../wasm/functions.js';

/** The functions of src/assembly that map one tensor, by the kernels whose bodies they are. */
const functions = {
  [tf.Erf]: 'unaryErf',
  [tf.Exp]: 'unaryExp',
  [tf.Expm1]: 'unaryExpm1',
  [tf.Log]: 'unaryLog',
  [tf.Log1p]: 'unaryLog1p',
  [tf.Selu]: 'unarySelu',
  [tf.Softplus]: 'unarySoftplus',
  [tf.Step]: 'unaryStep',
  [tf.Tanh]: 'unaryTanh',
} as const satisfies Record<string, keyof Functions>;

const mapKernels = Object.entries(functions).map(([kernelName, name]) =>
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

const leakyRelu = wasmKernel(
  tf.LeakyRelu,
  ({ inputs: { x }, attrs, backend }: WasmCall<Tensors<'x'>, tf.LeakyReluAttrs>) => {
    if (x.dtype !== 'float32') return callNative(tf.LeakyRelu, backend, { x }, attrs);
    const y = backend.makeOutput(x.shape, 'float32');
    const count = tf.util.sizeFromShape(x.shape);
    functionsOf(backend).leakyRelu(address(backend, x), address(backend, y), count, attrs.alpha);
    return y;
  },
);

/** Kernels that tfjs computes on WASM element by element, ten to forty times slower. */
export const unaryKernels = [...mapKernels, leakyRelu];
