import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { unaryShaders } from './unary-shaders.js';

interface Call {
  readonly inputs: { readonly x: tf.TensorInfo };
  readonly backend: WebGPUBackend;
}

/**
 * Functions of one tensor that tfjs computes on WebGPU from exp and log of rounded numbers, which
 * leaves nothing of their relative accuracy near zero.
 */
export const unaryWebgpuKernels: readonly tf.KernelConfig[] = Object.entries(unaryShaders).map(
  ([kernelName, shader]) => ({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: (({ inputs: { x }, backend }: Call) => {
      const size = tf.util.sizeFromShape(x.shape);
      const flat = { ...x, shape: [size] };
      const y = backend.runWebGPUProgram(program(kernelName, shader, size), [flat], 'float32');
      return { ...y, shape: x.shape };
    }) as unknown as tf.KernelFunc,
  }),
);

function program(shaderKey: string, shader: string, size: number): WebGPUProgram {
  const workgroup = 64;
  return {
    variableNames: ['x'],
    outputShape: [size],
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / workgroup), 1, 1],
    shaderKey: `gen ${shaderKey}`,
    size: true,
    getUserCode: () => shader,
  };
}
