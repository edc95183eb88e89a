import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { flatProgram, flatten } from '../webgpu/flat-program.js';
import { unaryShaders } from './unary-shaders.js';

interface Call {
  readonly inputs: { readonly x: tf.TensorInfo };
  readonly backend: WebGPUBackend;
}

/**
 * Functions of one tensor that tfjs computes on WebGPU from exp and log of rounded numbers, which
 * leaves nothing of their relative accuracy near zero, or by a sine that may be off by 5·10⁻⁴.
 */
export const unaryWebgpuKernels: readonly tf.KernelConfig[] = Object.entries(unaryShaders).map(
  ([name, code]) => ({
    kernelName: name,
    backendName: 'webgpu',
    kernelFunc: (({ inputs: { x }, backend }: Call) => {
      const size = tf.util.sizeFromShape(x.shape);
      const program = flatProgram({ name, inputs: ['x'], size, code });
      return { ...backend.runWebGPUProgram(program, [flatten(x)], 'float32'), shape: x.shape };
    }) as unknown as tf.KernelFunc,
  }),
);
