import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import {
  adamDirection,
  adamStep,
  addScaled,
  lerp,
  lerpSquare,
  type AdamStepAttrs,
  type AdamStepInputs,
} from '@gen/core/kernels';
import { flatProgram, flatten } from '../webgpu/flat-program.js';
import { float, integer, type WebgpuCall } from '../webgpu/group-program.js';
import { runSeveral } from '../webgpu/several-program.js';

interface Map {
  readonly kernelName: string;
  /** Inputs of the result's shape. */
  readonly tensors: readonly string[];
  readonly scalars: readonly string[];
  /** WGSL of the result in terms of these names. */
  readonly result: string;
}

const maps: readonly Map[] = [
  {
    kernelName: lerp.name,
    tensors: ['a', 'x'],
    scalars: ['weight'],
    result: 'a + weight * (x - a)',
  },
  {
    kernelName: lerpSquare.name,
    tensors: ['a', 'x'],
    scalars: ['weight'],
    result: 'a + weight * (x * x - a)',
  },
  {
    kernelName: addScaled.name,
    tensors: ['a', 'x'],
    scalars: ['weight'],
    result: 'a + weight * x',
  },
  {
    kernelName: adamDirection.name,
    tensors: ['m', 'v'],
    scalars: ['scale', 'epsilon'],
    result: 'scale * m / (sqrt(v) + epsilon)',
  },
];

/** A step of Adam on WebGPU, and its maps one by one: one dispatch each. */
export const adamWebgpuKernels: readonly KernelConfig[] = [
  { kernelName: adamStep.name, backendName: 'webgpu', kernelFunc: step as unknown as KernelFunc },
  ...maps.map((map) => ({
    kernelName: map.kernelName,
    backendName: 'webgpu',
    kernelFunc: ((call: Call) => run(map, call)) as unknown as KernelFunc,
  })),
];

type StepCall = WebgpuCall<Readonly<Record<keyof AdamStepInputs, TensorInfo>>, AdamStepAttrs>;

function step({ inputs, attrs, backend }: StepCall): TensorInfo[] {
  const { gradient, m, v, parameter, coefficients } = inputs;
  const { shape } = parameter;
  return runSeveral(backend, {
    name: adamStep.name,
    inputs: { gradient, m, v, parameter, coefficients },
    outputs: ['nextM', 'nextV', 'next'],
    shape,
    size: util.sizeFromShape(shape),
    uniforms: [
      float('weight1', 1 - attrs.beta1),
      float('weight2', 1 - attrs.beta2),
      integer('decays', Number(attrs.decays)),
    ],
    code: stepShader,
  });
}

const stepShader = /* wgsl */ `
  fn one(i : i32) {
    let g = f32(gradient[i]);
    let mean = f32(m[i]) + uniforms.weight1 * (g - f32(m[i]));
    let square = f32(v[i]) + uniforms.weight2 * (g * g - f32(v[i]));
    var descent = f32(coefficients[0]) * mean / (sqrt(square) + f32(coefficients[1]));
    let x = f32(parameter[i]);
    if (uniforms.decays != 0) { descent = descent + f32(coefficients[3]) * x; }
    nextM[i] = mean;
    nextV[i] = square;
    next[i] = x - f32(coefficients[2]) * descent;
  }
`;

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly backend: WebGPUBackend;
}

function run(map: Map, { inputs, backend }: Call): TensorInfo {
  const { kernelName, tensors, scalars } = map;
  const names = [...tensors, ...scalars];
  const { shape } = inputs[names[0]!]!;
  const size = util.sizeFromShape(shape);
  const code = shaderOf(map);
  const program = flatProgram({ name: kernelName, inputs: names.map(buffer), size, code });
  const flat = names.map((name) => flatten(inputs[name]!));
  return { ...backend.runWebGPUProgram(program, flat, 'float32'), shape };
}

const buffer = (name: string): string => `${name}In`;

const shaderOf = ({ tensors, scalars, result }: Map): string => /* wgsl */ `
  fn main(index : i32) {
    if (index < uniforms.size) {
      ${tensors.map((name) => `let ${name} = ${buffer(name)}[index];`).join('\n      ')}
      ${scalars.map((name) => `let ${name} = ${buffer(name)}[0];`).join('\n      ')}
      setOutputAtIndex(index, ${result});
    }
  }
`;
