import type { DataType, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { UniformField } from './uniform-layout.js';

/** What the backend of tfjs knows of a tensor. */
export interface GpuData {
  /** The type of what lies in the buffer. */
  readonly dtype: DataType;
  /** Its shape. */
  readonly shape: readonly number[];
  /** Its numbers, where they are on the host. */
  values: TypedArray | null | undefined;
  /** Its buffer, where it has one. */
  resource?: GPUBuffer | null;
}

/** What the backend of tfjs has, besides what it shows. */
export interface GpuInternals {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly commandEncoder: GPUCommandEncoder | null;
  readonly tensorMap: { get(dataId: TensorInfo['dataId']): GpuData };
  write(values: TypedArray | null, shape: number[], dtype: DataType): TensorInfo['dataId'];
  readSync(dataId: TensorInfo['dataId']): TypedArray;
  shouldExecuteOnCPU(...args: unknown[]): boolean;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: TensorInfo['dataId']): void;
  makeUniforms(fields: UniformField[]): unknown;
  recordAndSubmit(
    program: GpuProgram,
    output: TensorInfo,
    inputs: readonly TensorInfo[],
    uniforms?: readonly UniformField[],
  ): void;
}

/** A program that is about to run. */
export interface GpuProgram {
  readonly pipeline: GPUComputePipeline;
  readonly dispatch: readonly [number, number, number];
}

/** The backend with what it does not show. */
export const internalsOf = (backend: WebGPUBackend): GpuInternals =>
  backend as unknown as GpuInternals;
