import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';

/** A shader that makes one element an invocation of tensors taken flat: one pipeline for all shapes. */
export interface FlatProgram {
  /** Names the compiled pipeline: two programs of one name have the same source. */
  readonly name: string;
  /** Names of the input buffers. */
  readonly inputs: readonly string[];
  /** Number of elements of the output. */
  readonly size: number;
  /** WGSL with `fn main(index : i32)`, which writes by `setOutputAtIndex` below `uniforms.size`. */
  readonly code: string;
}

/** The program in the form that tfjs runs. */
export function flatProgram({ name, inputs, size, code }: FlatProgram): WebGPUProgram {
  const workgroup = 64;
  return {
    variableNames: [...inputs],
    outputShape: [size],
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / workgroup), 1, 1],
    shaderKey: `gen ${name}`,
    size: true,
    getUserCode: () => code,
  };
}

/** A tensor as a vector. */
export const flatten = (x: TensorInfo): TensorInfo => ({
  ...x,
  shape: [util.sizeFromShape(x.shape)],
});
