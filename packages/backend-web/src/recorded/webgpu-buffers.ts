import * as tf from '@tensorflow/tfjs-core';
import type { DataType, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { GpuInternals } from './webgpu-internals.js';

/** A part of a buffer. */
export interface Part {
  /** The buffer. */
  readonly buffer: GPUBuffer;
  /** Where in it. */
  readonly offset: number;
}

/** Uniforms, and constants, begin at multiples of so many bytes. */
export const ALIGNMENT = 256;

/** What a buffer of a tensor is used for. */
export const tensorUsage = (): number =>
  GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

/** Number of elements. */
export const sizeOf = ({ shape }: { readonly shape: readonly number[] }): number =>
  tf.util.sizeFromShape([...shape]);

/** The type of what lies in the buffer of a tensor, where there still is one. */
export function typeIn(
  { tensorMap }: GpuInternals,
  dataId: TensorInfo['dataId'],
): DataType | undefined {
  const { data } = tensorMap as unknown as {
    readonly data: WeakMap<object, { readonly dtype: DataType }>;
  };
  return data.get(dataId)?.dtype;
}

/** The buffer that a tensor has now. */
export function bufferOf(internals: GpuInternals, { dataId }: TensorInfo): GPUBuffer {
  internals.uploadToGPU(dataId);
  return internals.tensorMap.get(dataId).resource!;
}

/** Numbers as they lie on the device: all types have four bytes there. */
export const inWords = (
  values: TypedArray,
  type: DataType,
): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> =>
  type === 'float32' ? new Float32Array(values) : new Int32Array(values);
