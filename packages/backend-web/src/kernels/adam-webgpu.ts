import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { adamDirection, lerp, lerpSquare } from '@gen/core/kernels';

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

// Tensors go through flat, so that one pipeline serves all shapes.
function run(map: Map, { inputs, backend }: Call): TensorInfo {
  const { shape } = inputs[map.tensors[0]!]!;
  const flat = [...map.tensors, ...map.scalars].map((name) => {
    const tensor = inputs[name]!;
    return { ...tensor, shape: [util.sizeFromShape(tensor.shape)] };
  });
  const program = programOf(map, util.sizeFromShape(shape));
  return { ...backend.runWebGPUProgram(program, flat, 'float32'), shape };
}

function programOf({ kernelName, tensors, scalars, result }: Map, size: number): WebGPUProgram {
  const workgroup = 64;
  const buffer = (name: string): string => `${name}In`;
  const code = [
    ...tensors.map((name) => `let ${name} = ${buffer(name)}[index];`),
    ...scalars.map((name) => `let ${name} = ${buffer(name)}[0];`),
    `setOutputAtIndex(index, ${result});`,
  ];
  return {
    variableNames: [...tensors, ...scalars].map(buffer),
    outputShape: [size],
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / workgroup), 1, 1],
    shaderKey: `gen ${kernelName}`,
    size: true,
    getUserCode: () => /* wgsl */ `
      fn main(index : i32) {
        if (index < uniforms.size) {
          ${code.join('\n          ')}
        }
      }
    `,
  };
}
