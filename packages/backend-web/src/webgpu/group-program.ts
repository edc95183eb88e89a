import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { flatten } from './flat-program.js';

/** A number that a shader reads as `uniforms.<name>`. */
export interface Uniform {
  /** Its name. */
  readonly name: string;
  /** Its type in WGSL. */
  readonly type: 'i32' | 'f32';
  /** Its value. */
  readonly value: number;
}

/** A shader whose workgroups compute together, over tensors taken flat: one pipeline for all shapes. */
export interface GroupProgram {
  /** Names the compiled pipeline: two programs of one name have the same source. */
  readonly name: string;
  /** Input buffers by name. */
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  /** Shape of the result, `result` in the shader, in float32. */
  readonly shape: readonly number[];
  /** Number of workgroups; more may run, so the shader checks which one it is. */
  readonly groups: number;
  /** Number of invocations of a workgroup. */
  readonly lanes: number;
  /** Numbers. */
  readonly uniforms: readonly Uniform[];
  /**
   * WGSL with `fn main(index : i32)`, where `index / lanes` is the workgroup. It reads `f32(x[i])`, as
   * what tfjs casts to float32 may still lie there as whole numbers.
   */
  readonly code: string;
}

/** Runs a program on float32 tensors. */
export function runGroups(backend: WebGPUBackend, program: GroupProgram): TensorInfo {
  const { name, inputs, shape, groups, lanes, uniforms, code } = program;
  const output = backend.runWebGPUProgram(
    {
      variableNames: Object.keys(inputs),
      outputShape: [util.sizeFromShape([...shape])],
      workgroupSize: [lanes, 1, 1],
      dispatchLayout: { x: [0] },
      dispatch: [groups, 1, 1],
      shaderKey: `gen ${name} ${lanes}`,
      uniforms: uniforms.map(({ name, type }) => `${name} : ${type},`).join(' '),
      getUserCode: () => code,
    },
    Object.values(inputs).map(flatten),
    'float32',
    uniforms.map(({ type, value }) => ({
      type: type === 'i32' ? 'int32' : 'float32',
      data: [value],
    })),
  );
  return { ...output, shape: [...shape] };
}

/** A whole number for a shader. */
export const integer = (name: string, value: number): Uniform => ({ name, type: 'i32', value });

/** A number for a shader. */
export const float = (name: string, value: number): Uniform => ({ name, type: 'f32', value });

/** What a kernel on WebGPU is called with. */
export interface WebgpuCall<Inputs, Attrs> {
  /** Input tensors. */
  readonly inputs: Inputs;
  /** Attributes. */
  readonly attrs: Attrs;
  /** The backend. */
  readonly backend: WebGPUBackend;
}

/** A kernel on WebGPU. */
export const webgpuKernel = <Inputs, Attrs>(
  kernelName: string,
  body: (call: WebgpuCall<Inputs, Attrs>) => TensorInfo,
): KernelConfig => ({
  kernelName,
  backendName: 'webgpu',
  kernelFunc: body as unknown as KernelFunc,
});

/** Tensors of a kernel by name, some of which may be left out. */
export type Given<Names extends string, Optional extends string = never> = {
  readonly [name in Names]: TensorInfo;
} & { readonly [name in Optional]?: TensorInfo };

/**
 * WGSL of `laneTotal(x)`, the sum, and `laneLargest(x)`, the largest, of x over the workgroup, in an
 * order that is always the same. Every invocation must call them.
 */
export const acrossLanes = (lanes: number): string => /* wgsl */ `
  var<workgroup> across : array<f32, ${lanes}>;

  fn laneTotal(x : f32) -> f32 {
    across[localId.x] = x;
    workgroupBarrier();
    for (var half = ${lanes / 2}u; half > 0u; half = half / 2u) {
      if (localId.x < half) {
        across[localId.x] = across[localId.x] + across[localId.x + half];
      }
      workgroupBarrier();
    }
    return workgroupUniformLoad(&across[0]);
  }

  fn laneLargest(x : f32) -> f32 {
    across[localId.x] = x;
    workgroupBarrier();
    for (var half = ${lanes / 2}u; half > 0u; half = half / 2u) {
      if (localId.x < half) {
        across[localId.x] = max(across[localId.x], across[localId.x + half]);
      }
      workgroupBarrier();
    }
    return workgroupUniformLoad(&across[0]);
  }
`;
