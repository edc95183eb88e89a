import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  util,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
  type TypedArray,
} from '@tensorflow/tfjs-core';
import { philoxBernoulli, philoxUniform, type DrawAttrs } from '@gen/core/kernels';
import type { Functions } from '../wasm/functions.js';
import { draws, type Draw } from './random-draws.js';

interface CpuCall {
  readonly inputs: { readonly probs: TensorInfo };
  readonly attrs: DrawAttrs;
  readonly backend: MathBackendCPU;
}

const SCRATCH = 0;
const OUT = 64;
const CHUNK = 8192; // numbers at a time: 32 KiB stay in the nearest cache

/** Bytes of memory that {@link randomCpuKernels} needs. */
export const randomCpuMemory = OUT + 4 * CHUNK;

/**
 * Our draws for tfjs's cpu backend: what src/assembly computes in a small memory of its own, copied
 * out piece by piece. JavaScript has no multiplication of 32-bit words to 64 bits and takes several
 * times as long.
 */
export function randomCpuKernels(functions: Functions, memory: ArrayBuffer): KernelConfig[] {
  const valuesOf = (draw: Draw, attrs: DrawAttrs): Float32Array | Int32Array => {
    const size = util.sizeFromShape([...attrs.shape]);
    const type = draw.dtype === 'float32' ? Float32Array : Int32Array;
    const values = new type(size);
    for (let done = 0; done < size; done += CHUNK) {
      const count = Math.min(CHUNK, size - done);
      draw.write(functions, OUT, count, [...attrs.key, done / 4, SCRATCH], attrs);
      values.set(new type(memory, OUT, count), done);
    }
    return values;
  };
  const uniform = draws.find(({ kernelName }) => kernelName === philoxUniform.name)!;
  return [
    ...draws.map((draw) =>
      cpuKernel(draw.kernelName, ({ attrs, backend }) =>
        backend.makeTensorInfo([...attrs.shape], draw.dtype, valuesOf(draw, attrs)),
      ),
    ),
    cpuKernel(philoxBernoulli.name, ({ inputs: { probs }, attrs, backend }) => {
      const values = valuesOf(uniform, attrs);
      below(values, backend.data.get(probs.dataId).values as TypedArray);
      return backend.makeTensorInfo([...attrs.shape], 'float32', values);
    }),
  ];
}

const cpuKernel = (kernelName: string, body: (call: CpuCall) => TensorInfo): KernelConfig => ({
  kernelName,
  backendName: 'cpu',
  kernelFunc: body as unknown as KernelFunc,
});

/** 1 where a number is below its probability, else 0, in place; the probabilities repeat. */
function below(values: TypedArray, probs: TypedArray): void {
  for (let i = 0, j = 0; i < values.length; i++) {
    values[i] = Number(values[i]! < probs[j]!); // no branch to mispredict
    if (++j === probs.length) j = 0;
  }
}
