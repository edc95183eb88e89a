import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { address, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { fourierTransform } from './fourier-transform.js';

// tfjs has no complex numbers on WASM. Here a tensor of them lies in memory as they are read: the real and
// the imaginary part of each, one after the other.

/** The numbers of a tensor in memory; they move where memory grows, so ask after all is allocated. */
function numbersOf(backend: BackendWasm, x: tf.TensorInfo): Float32Array {
  const { HEAPU8 } = (backend as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm;
  const each = x.dtype === 'complex64' ? 2 : 1;
  const count = each * tf.util.sizeFromShape(x.shape);
  return new Float32Array(HEAPU8.buffer, address(backend, x) >>> 0, count);
}

const complex = wasmKernel(
  tf.Complex,
  ({ inputs: { real, imag }, backend }: WasmCall<Tensors<'real' | 'imag'>, unknown>) => {
    const z = backend.makeOutput(real.shape, 'complex64');
    const [re, im, numbers] = [real, imag, z].map((x) => numbersOf(backend, x));
    for (let i = 0; i < re!.length; i++) {
      numbers![2 * i] = re![i]!;
      numbers![2 * i + 1] = im![i]!;
    }
    return z;
  },
);

/** A kernel that makes one number of each complex number. */
const fromParts = (
  kernelName: string,
  input: 'input' | 'x',
  f: (re: number, im: number) => number,
): tf.KernelConfig =>
  wasmKernel(kernelName, ({ inputs, backend }: WasmCall<Tensors<'input' | 'x'>, unknown>) => {
    const z = inputs[input];
    const y = backend.makeOutput(z.shape, 'float32');
    const [numbers, result] = [z, y].map((x) => numbersOf(backend, x));
    for (let i = 0; i < result!.length; i++) {
      result![i] = f(numbers![2 * i]!, numbers![2 * i + 1]!);
    }
    return y;
  });

/** A transform of the last axis; the inverse divides by its length. */
const transform = (kernelName: string, isInverse: boolean): tf.KernelConfig =>
  wasmKernel(kernelName, ({ inputs: { input }, backend }: WasmCall<Tensors<'input'>, unknown>) => {
    const y = backend.makeOutput(input.shape, 'complex64');
    const [from, to] = [input, y].map((x) => numbersOf(backend, x));
    const n = input.shape.at(-1)!;
    const run = fourierTransform(n, isInverse);
    const [re, im] = [new Float64Array(n), new Float64Array(n)];
    const scale = isInverse ? 1 / n : 1;
    for (let row = 0; row < from!.length; row += 2 * n) {
      for (let k = 0; k < n; k++) {
        [re[k], im[k]] = [from![row + 2 * k]!, from![row + 2 * k + 1]!];
      }
      run(re, im);
      for (let k = 0; k < n; k++) {
        [to![row + 2 * k], to![row + 2 * k + 1]] = [re[k]! * scale, im[k]! * scale];
      }
    }
    return y;
  });

/** Complex numbers on WASM, and their Fourier transforms. */
export const complexKernels: readonly tf.KernelConfig[] = [
  complex,
  fromParts(tf.Real, 'input', (re) => re),
  fromParts(tf.Imag, 'input', (_, im) => im),
  fromParts(tf.ComplexAbs, 'x', (re, im) => Math.sqrt(re * re + im * im)),
  transform(tf.FFT, false),
  transform(tf.IFFT, true),
];
