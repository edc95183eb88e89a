import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import {
  attention,
  attentionWeights,
  attentionWeightsGrad,
  type AttentionAttrs,
  type AttentionInputs,
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
import { isSwiftShader } from '../webgpu/is-swift-shader.js';
import { attentionShader, LANES, TILE } from './attention-shader.js';
import { weightsGradShader, weightsShader } from './attention-weights-shaders.js';

type AttentionCall = WebgpuCall<Given<'query' | 'key' | 'value', 'mask'>, AttentionAttrs>;

/** Attention on WebGPU, its weights, and their gradient, one dispatch each. */
export const attentionWebgpuKernels: readonly KernelConfig[] = [
  webgpuKernel(attention.name, attend),
  webgpuKernel(attentionWeights.name, weights),
  webgpuKernel(attentionWeightsGrad.name, weightsGrad),
];

/** Queries below which most of a tile would be empty: their few weights are held. */
const FEW = 8;

function attend({ inputs, attrs, backend }: AttentionCall): TensorInfo {
  const { query, key, value, mask } = inputs;
  const { scale, causal } = attrs;
  if (query.shape[1]! < FEW || isSwiftShader(backend)) {
    return attention.reference(inputs as AttentionInputs, attrs);
  }
  const [heads, queries, features] = query.shape as [number, number, number];
  const [, keys, valueFeatures] = value.shape as [number, number, number];
  const kind = { causal, masked: mask !== undefined, blocks: Math.ceil(valueFeatures / TILE) };
  const queryTiles = Math.ceil(queries / TILE);
  return runGroups(backend, {
    name: `${attention.name} ${causal} ${kind.masked} ${kind.blocks}`,
    inputs: { query, key, value, ...(mask && { mask }) },
    shape: [heads, queries, valueFeatures],
    groups: heads * queryTiles,
    lanes: LANES,
    uniforms: [
      ...Object.entries({ heads, queries, queryTiles, keys, features, valueFeatures }).map(
        ([name, value]) => integer(name, value),
      ),
      integer('repeats', heads / (mask?.shape[0] ?? 1)),
      float('scale', scale),
    ],
    code: attentionShader(kind),
  });
}

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
