import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { adamDirection, lerp, lerpSquare } from '@gen/core/kernels';
import { flatProgram, flatten } from '../webgpu/flat-program.js';

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
    kernelName: adamDirection.name,
    tensors: ['m', 'v'],
    scalars: ['scale', 'epsilon'],
    result: 'scale * m / (sqrt(v) + epsilon)',
  },
];

/** The maps of an Adam step on WebGPU, one dispatch each. */
export const adamWebgpuKernels: readonly KernelConfig[] = maps.map((map) => ({
  kernelName: map.kernelName,
  backendName: 'webgpu',
  kernelFunc: ((call: Call) => run(map, call)) as unknown as KernelFunc,
}));

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
