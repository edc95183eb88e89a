import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { flatten } from './flat-program.js';
import type { Uniform } from './group-program.js';

/** A shader of several results, one element an invocation of each, over tensors taken flat. */
export interface SeveralProgram {
  /** Names the compiled pipeline: two programs of one name have the same source. */
  readonly name: string;
  /** Float32 tensors by name; all, with the results, must fit into the buffers of a shader, which are 8. */
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  /** Names of the results, in float32. */
  readonly outputs: readonly [string, ...string[]];
  /** Shape of each result. */
  readonly shape: readonly number[];
  /** Number of elements of each result. */
  readonly size: number;
  /** Numbers. */
  readonly uniforms: readonly Uniform[];
  /** WGSL with `fn one(i : i32)`, which reads `f32(x[i])` and writes `y[i]`, and sees all of the names. */
  readonly code: string;
}

/** What tfjs has besides `runWebGPUProgram`, which knows of one result. */
interface Internals {
  readonly tensorMap: { get(dataId: object): { dtype: DataType; values?: unknown } };
  readonly pipelineCache: Record<string, GPUComputePipeline>;
  recordAndSubmit(
    program: object,
    output: TensorInfo,
    inputs: readonly TensorInfo[],
    uniforms: readonly { type: string; data: number[] }[],
  ): void;
}

/** Invocations of a workgroup. */
const LANES = 64;

/** Workgroups along one axis. */
const MOST_GROUPS = 65_535;

/** Runs a program in one dispatch. */
export function runSeveral(backend: WebGPUBackend, program: SeveralProgram): TensorInfo[] {
  const { inputs, outputs, shape, size, uniforms } = program;
  const internals = backend as unknown as Internals;
  const results = outputs.map(() => backend.makeTensorInfo([size], 'float32'));
  if (size === 0) {
    for (const { dataId } of results) internals.tensorMap.get(dataId).values = new Float32Array(0);
    return results.map((result) => ({ ...result, shape: [...shape] }));
  }
  // tfjs binds the first result, then what it takes for inputs.
  const [first, ...others] = results;
  const bound = [...Object.values(inputs).map(flatten), ...others];
  for (const { dataId } of [first!, ...bound]) backend.uploadToGPU(dataId);
  const groups = Math.ceil(size / LANES);
  const width = Math.min(groups, MOST_GROUPS);
  const dispatch = [width, Math.ceil(groups / width), 1];
  const pipeline = pipelineOf(backend, program);
  const numbers = uniforms.map(({ type, value }) => ({ type: typeNames[type], data: [value] }));
  internals.recordAndSubmit(
    { pipeline, dispatch, size: true, outputShape: [size] },
    first!,
    bound,
    numbers,
  );
  return results.map((result) => ({ ...result, shape: [...shape] }));
}

const typeNames = { i32: 'int32', f32: 'float32' } as const;

function pipelineOf(backend: WebGPUBackend, program: SeveralProgram): GPUComputePipeline {
  const { tensorMap, pipelineCache } = backend as unknown as Internals;
  // What tfjs casts to float32 may still lie there as whole numbers.
  const types = Object.values(program.inputs).map(({ dataId }) =>
    tensorMap.get(dataId).dtype === 'int32' ? 'i32' : 'f32',
  );
  const { device } = backend;
  return (pipelineCache[`gen ${program.name} ${types.join()}`] ??= device.createComputePipeline({
    layout: 'auto',
    compute: {
      module: device.createShaderModule({ code: sourceOf(program, types) }),
      entryPoint: 'main',
    },
  }));
}

function sourceOf(program: SeveralProgram, types: readonly string[]): string {
  const { inputs, outputs, uniforms, code } = program;
  const [first, ...others] = outputs.map((name) => ({ name, access: 'read_write', type: 'f32' }));
  const given = Object.keys(inputs).map((name, i) => ({ name, access: 'read', type: types[i]! }));
  const buffers = [first!, ...given, ...others];
  // tfjs writes the shape and the stride of each buffer before the numbers of the program.
  const shapes = [...given, ...others, first!].map(
    ({ name }) => `${name}Shape : i32, ${name}Stride : i32`,
  );
  const fields = [
    'nan : f32',
    'infinity : f32',
    ...shapes,
    'size : i32',
    ...uniforms.map(({ name, type }) => `${name} : ${type}`),
  ];
  return /* wgsl */ `
    struct Numbers { ${fields.join(', ')} };
    ${buffers.map(declaration).join('\n    ')}
    @group(0) @binding(${buffers.length}) var<uniform> uniforms : Numbers;
    ${code}
    @compute @workgroup_size(${LANES}, 1, 1)
    fn main(
      @builtin(local_invocation_index) lane : u32,
      @builtin(workgroup_id) group : vec3<u32>,
      @builtin(num_workgroups) groups : vec3<u32>,
    ) {
      let i = i32((group.y * groups.x + group.x) * ${LANES}u + lane);
      if (i < uniforms.size) { one(i); }
    }
  `;
}

interface Buffer {
  readonly name: string;
  readonly access: string;
  readonly type: string;
}

const declaration = ({ name, access, type }: Buffer, binding: number): string =>
  `@group(0) @binding(${binding}) var<storage, ${access}> ${name} : array<${type}>;`;
