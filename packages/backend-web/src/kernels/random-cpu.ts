import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { KernelConfig, KernelFunc, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import {
  philoxBernoulli,
  philoxGamma,
  type DrawAttrs,
  type PhiloxGammaAttrs,
} from '@gen/core/kernels';
import type { HostDraws } from './host-draws.js';
import { draws } from './random-draws.js';

interface CpuCall<Attrs = DrawAttrs> {
  readonly inputs: { readonly probs: TensorInfo; readonly concentration: TensorInfo };
  readonly attrs: Attrs;
  readonly backend: MathBackendCPU;
}

/** Our draws for tfjs's cpu backend, which are made in WebAssembly and copied. */
export function randomCpuKernels(host: HostDraws): KernelConfig[] {
  return [
    ...draws.map((draw) =>
      cpuKernel(draw.kernelName, ({ attrs, backend }: CpuCall) =>
        backend.makeTensorInfo([...attrs.shape], draw.dtype, host.numbers(draw, attrs)),
      ),
    ),
    cpuKernel(philoxBernoulli.name, ({ inputs: { probs }, attrs, backend }: CpuCall) =>
      backend.makeTensorInfo(
        [...attrs.shape],
        'float32',
        host.bernoulli(attrs, valuesOf(backend, probs)),
      ),
    ),
    cpuKernel(philoxGamma.name, ({ inputs, attrs, backend }: CpuCall<PhiloxGammaAttrs>) =>
      backend.makeTensorInfo(
        [...attrs.shape],
        'float32',
        host.gamma(attrs, valuesOf(backend, inputs.concentration)),
      ),
    ),
  ];
}

const valuesOf = (backend: MathBackendCPU, { dataId }: TensorInfo): TypedArray =>
  backend.data.get(dataId).values as TypedArray;

const cpuKernel = <Attrs>(
  kernelName: string,
  body: (call: CpuCall<Attrs>) => TensorInfo,
): KernelConfig => ({
  kernelName,
  backendName: 'cpu',
  kernelFunc: body as unknown as KernelFunc,
});
