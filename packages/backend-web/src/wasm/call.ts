import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { nativeKernel } from '../install-kernels.js';

/** Tensors by these names. */
export type Tensors<Names extends string> = Readonly<Record<Names, TensorInfo>>;

/** What a body on WASM is given: inputs by name, attributes, and the backend that owns the memory. */
export interface WasmCall<Inputs, Attrs> {
  /** Inputs by name. */
  readonly inputs: Inputs;
  /** Attributes by name. */
  readonly attrs: Attrs;
  /** The backend of tfjs. */
  readonly backend: BackendWasm;
}

/** A kernel for tfjs from a body that knows the types of its inputs and attributes. */
export function wasmKernel<Inputs, Attrs>(
  kernelName: string,
  body: (call: WasmCall<Inputs, Attrs>) => TensorInfo | TensorInfo[],
): { kernelName: string; backendName: 'wasm'; kernelFunc: KernelFunc } {
  const kernelFunc = body as unknown as KernelFunc;
  return { kernelName, backendName: 'wasm', kernelFunc };
}

/** Calls a kernel of tfjs on its own kind of tensors, past the engine: nothing is taped or tracked. */
export function callNative(
  kernelName: string,
  backend: BackendWasm,
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: object = {},
): TensorInfo {
  const result = nativeKernel(
    kernelName,
    'wasm',
  )({ inputs, backend, attrs: attrs as NamedAttrMap });
  return result as TensorInfo;
}

/** The address of a tensor's first element. */
export const address = (backend: BackendWasm, { dataId }: TensorInfo): number =>
  backend.getMemoryOffset(dataId);

/** Frees tensors that a body made for itself. */
export function free(backend: BackendWasm, ...temporary: TensorInfo[]): void {
  for (const { dataId } of temporary) backend.disposeData(dataId);
}
