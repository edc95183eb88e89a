import { util, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import { biasActivation, biasActivationGrad, type BiasActivationAttrs } from '@gen/core/kernels';
import {
  integer,
  runGroups,
  webgpuKernel,
  type Given,
  type WebgpuCall,
} from '../webgpu/group-program.js';
import { activationShader, type ActivationPart } from './activation-shaders.js';

const LANES = 64;

/** A bias and an activation on WebGPU, and their gradient: one dispatch each. */
export const biasActivationWebgpuKernels: readonly KernelConfig[] = [
  webgpuKernel(biasActivation.name, run(biasActivation.name, 'value')),
  webgpuKernel(biasActivationGrad.name, run(biasActivationGrad.name, 'slope')),
];

function run(name: string, part: ActivationPart) {
  return ({
    inputs: { x, bias, dy },
    attrs: { activation },
    backend,
  }: WebgpuCall<Given<'x' | 'bias', 'dy'>, BiasActivationAttrs>): TensorInfo => {
    const size = util.sizeFromShape(x.shape);
    return runGroups(backend, {
      name: `${name} ${activation}`,
      inputs: { x, bias, ...(dy && { dy }) },
      shape: x.shape,
      groups: Math.ceil(size / LANES),
      lanes: LANES,
      uniforms: [integer('size', size), integer('channels', bias.shape[0]!)],
      code: activationShader(activation, part),
    });
  };
}
