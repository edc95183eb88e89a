import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import {
  attentionWeights,
  attentionWeightsGrad,
  type AttentionAttrs,
  type AttentionWeightsGradAttrs,
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
import { weightsGradShader, weightsShader } from './attention-shaders.js';

/** The weights of attention and their gradient on WebGPU, one dispatch each, a workgroup a query. */
export const attentionWebgpuKernels: readonly KernelConfig[] = [
  webgpuKernel(attentionWeights.name, weights),
  webgpuKernel(attentionWeightsGrad.name, weightsGrad),
];

function weights({
  inputs: { scores, mask },
  attrs: { scale, causal },
  backend,
}: WebgpuCall<Given<'scores', 'mask'>, AttentionAttrs>): TensorInfo {
  const [heads, queries, keys] = scores.shape as [number, number, number];
  const lanes = lanesFor(keys);
  return runGroups(backend, {
    name: `${attentionWeights.name} ${causal} ${mask !== undefined}`,
    inputs: { scores, ...(mask && { mask }) },
    shape: scores.shape,
    groups: heads * queries,
    lanes,
    uniforms: [
      integer('rows', heads * queries),
      integer('queries', queries),
      integer('keys', keys),
      integer('repeats', heads / (mask?.shape[0] ?? 1)),
      float('scale', scale),
    ],
    code: weightsShader(lanes, { causal, masked: mask !== undefined }),
  });
}

function weightsGrad({
  inputs: { weights, dy },
  attrs: { scale },
  backend,
}: WebgpuCall<Given<'weights' | 'dy'>, AttentionWeightsGradAttrs>): TensorInfo {
  const [heads, queries, keys] = weights.shape as [number, number, number];
  const lanes = lanesFor(keys);
  return runGroups(backend, {
    name: attentionWeightsGrad.name,
    inputs: { weights, dy },
    shape: weights.shape,
    groups: heads * queries,
    lanes,
    uniforms: [integer('rows', heads * queries), integer('keys', keys), float('scale', scale)],
    code: weightsGradShader(lanes),
  });
}
