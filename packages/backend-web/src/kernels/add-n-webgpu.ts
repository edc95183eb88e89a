import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { nativeKernel } from '../install-kernels.js';

interface Call {
  readonly inputs: readonly tf.TensorInfo[];
  readonly backend: WebGPUBackend;
}

/**
 * Sums of many tensors, as many at a time as a shader may bind: tfjs binds them all, which the device
 * refuses.
 */
export const addNWebgpuKernels: readonly tf.KernelConfig[] = [
  {
    kernelName: tf.AddN,
    backendName: 'webgpu',
    kernelFunc: (({ inputs, backend }: Call) => {
      const native = nativeKernel(tf.AddN, 'webgpu');
      const most = backend.device.limits.maxStorageBuffersPerShaderStage - 1; // and the sum
      const add = (terms: readonly tf.TensorInfo[]): tf.TensorInfo =>
        native({ inputs: terms as never, backend: backend as never }) as tf.TensorInfo;
      let sum = add(inputs.slice(0, most));
      for (let i = most; i < inputs.length; i += most - 1) {
        const before = sum;
        sum = add([before, ...inputs.slice(i, i + most - 1)]);
        backend.disposeData(before.dataId);
      }
      return sum;
    }) as unknown as tf.KernelFunc,
  },
];
