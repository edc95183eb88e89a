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

/** Invocations for a workgroup that adds up so many numbers. */
export const lanesFor = (size: number): number => (size < 1024 ? 32 : size < 8192 ? 64 : 128);

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
 * WGSL of `laneTotal(slot, x)`, the sum, and `laneLargest(slot, x)`, the largest, of x over the
 * workgroup, in an order that is always the same. Every invocation must call them, each slot once: so
 * one barrier is enough, and barriers are what software drivers are slow at.
 */
export const acrossLanes = (lanes: number, slots: number): string => /* wgsl */ `
  var<workgroup> across : array<f32, ${lanes * slots}>;

  fn laneTotal(slot : u32, x : f32) -> f32 {
    across[slot * ${lanes}u + localId.x] = x;
    workgroupBarrier();
    var total = 0.0;
    for (var lane = 0u; lane < ${lanes}u; lane = lane + 1u) {
      total = total + across[slot * ${lanes}u + lane];
    }
    return total;
  }

  fn laneLargest(slot : u32, x : f32) -> f32 {
    across[slot * ${lanes}u + localId.x] = x;
    workgroupBarrier();
    var largest = across[slot * ${lanes}u];
    for (var lane = 1u; lane < ${lanes}u; lane = lane + 1u) {
      largest = max(largest, across[slot * ${lanes}u + lane]);
    }
    return largest;
  }
`;
