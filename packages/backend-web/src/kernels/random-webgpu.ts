import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import {
  philoxBernoulli,
  philoxBernoulliSigmoid,
  philoxBits,
  philoxGaussian,
  philoxIntegers,
  philoxUniform,
  type DrawAttrs,
  type PhiloxIntegersAttrs,
} from '@gen/core/kernels';
import { flatten } from '../webgpu/flat-program.js';
import {
  bernoulliShader,
  bernoulliSigmoidShader,
  bitsShader,
  gaussianShader,
  integersShader,
  uniformShader,
  type Shader,
} from './random-shaders.js';

/** How a draw is computed on the graphics processor. */
interface Draw {
  readonly kernelName: string;
  readonly dtype: 'float32' | 'int32';
  readonly shader: Shader;
  /** Uniforms of the shader besides the key. */
  readonly uniforms?: string;
  /** Names of the input tensors. */
  readonly inputs?: string[];
}

const draws: readonly Draw[] = [
  { kernelName: philoxBits.name, dtype: 'int32', shader: bitsShader },
  { kernelName: philoxUniform.name, dtype: 'float32', shader: uniformShader },
  { kernelName: philoxGaussian.name, dtype: 'float32', shader: gaussianShader },
  {
    kernelName: philoxIntegers.name,
    dtype: 'int32',
    shader: integersShader,
    uniforms: 'low : i32, range : u32,',
  },
  {
    kernelName: philoxBernoulli.name,
    dtype: 'float32',
    shader: bernoulliShader,
    inputs: ['probs'],
  },
  {
    kernelName: philoxBernoulliSigmoid.name,
    dtype: 'float32',
    shader: bernoulliSigmoidShader,
    inputs: ['logits', 'bias'],
  },
];

/** Our draws on WebGPU: one dispatch each, an invocation for each block of four numbers. */
export const randomWebgpuKernels: readonly KernelConfig[] = draws.map((draw) => ({
  kernelName: draw.kernelName,
  backendName: 'webgpu',
  kernelFunc: ((call: Call) => run(draw, call)) as unknown as KernelFunc,
}));

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: DrawAttrs & Partial<PhiloxIntegersAttrs>;
  readonly backend: WebGPUBackend;
}

// Tensors go through flat, so that two pipelines serve all shapes.
function run(draw: Draw, { inputs, attrs, backend }: Call): TensorInfo {
  const { key, shape, low, count } = attrs;
  const uniforms = [
    { type: 'uint32', data: [key[0]] },
    { type: 'uint32', data: [key[1]] },
    ...(low === undefined ? [] : [{ type: 'int32', data: [low] }]),
    ...(count === undefined ? [] : [{ type: 'uint32', data: [count] }]),
  ];
  const flat = (draw.inputs ?? []).map((name) => flatten(inputs[name]!));
  const program = programOf(draw, util.sizeFromShape([...shape]));
  const numbers = backend.runWebGPUProgram(program, flat, draw.dtype, uniforms);
  return { ...numbers, shape: [...shape] };
}

function programOf(draw: Draw, size: number): WebGPUProgram {
  const workgroup = 64;
  const isVec4 = size % 4 === 0;
  const inputs = draw.inputs ?? [];
  return {
    variableNames: inputs,
    variableComponents: inputs.map(() => 1),
    outputShape: [size],
    outputComponent: isVec4 ? 4 : 1,
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / (4 * workgroup)), 1, 1],
    shaderKey: isVec4 ? `${draw.kernelName}Vec4` : draw.kernelName,
    size: true,
    uniforms: `key0 : u32, key1 : u32, ${draw.uniforms ?? ''}`,
    getUserCode: () => draw.shader(isVec4),
  };
}
