import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import {
  groupNormalization,
  groupNormalizationGrad,
  type GroupNormalizationAttrs,
} from '@gen/core/kernels';
import {
  float,
  integer,
  lanesFor,
  runGroups,
  webgpuKernel,
  type Given,
  type WebgpuCall,
} from '../webgpu/group-program.js';
import { normalizationGradShader, normalizationShader } from './normalization-shaders.js';

type Inputs = Given<'x', 'dy' | 'scale' | 'offset'>;

/** Normalization of groups and its gradient on WebGPU, one dispatch each, a workgroup a group. */
export const normalizationWebgpuKernels: readonly KernelConfig[] = [
  webgpuKernel(groupNormalization.name, run(groupNormalization.name, normalizationShader)),
  webgpuKernel(
    groupNormalizationGrad.name,
    run(groupNormalizationGrad.name, normalizationGradShader),
  ),
];

type Shader = (lanes: number, has: (name: string) => boolean) => string;

function run(name: string, shader: Shader) {
  return ({ inputs, attrs, backend }: WebgpuCall<Inputs, GroupNormalizationAttrs>): TensorInfo => {
    const [batch, places, channels] = inputs.x.shape as [number, number, number];
    const { groups, epsilon } = attrs;
    const lanes = lanesFor((places * channels) / groups);
    const given = present(inputs);
    return runGroups(backend, {
      name: `${name} ${Object.keys(given)}`,
      inputs: given,
      shape: inputs.x.shape,
      groups: batch * groups,
      lanes,
      uniforms: [
        integer('total', batch * groups),
        integer('groups', groups),
        integer('places', places),
        integer('channels', channels),
        float('epsilon', epsilon),
      ],
      code: shader(lanes, (input) => input in given),
    });
  };
}

function present(inputs: Inputs): Readonly<Record<string, TensorInfo>> {
  const entries = Object.entries(inputs).filter(([, tensor]) => tensor !== undefined);
  return Object.fromEntries(entries) as Record<string, TensorInfo>;
}
