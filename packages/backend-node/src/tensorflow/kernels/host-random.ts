import type { KernelConfig } from '@tensorflow/tfjs-core';
import type { HostDraws } from '@gen/backend-web';
import { philoxGamma, type PhiloxGammaAttrs } from '@gen/core/kernels';
import { tensorflowKernel, type Tensors } from '../call.js';
import { handles } from '../handles.js';

/**
 * Draws that are made in WebAssembly and given to TensorFlow, where it computes on the processor: those of
 * the gamma distribution, which it does not have for keys of ours, take a tenth of what a composition of its
 * ops takes, since who is rejected once is the only one to be tried again.
 */
export const hostRandomKernels = (host: HostDraws): readonly KernelConfig[] => [
  tensorflowKernel<Tensors<'concentration'>, PhiloxGammaAttrs>(
    philoxGamma.name,
    ({ inputs: { concentration }, attrs, backend }) =>
      handles(backend, (on) => {
        const shape = [...attrs.shape];
        const values = host.gamma(attrs, backend.readSync(concentration.dataId) as Float32Array);
        const id = backend.binding.createTensor(shape, on.FLOAT, values);
        return on.tensor(on.own({ id, shape, dtype: on.FLOAT }));
      }),
  ),
];
