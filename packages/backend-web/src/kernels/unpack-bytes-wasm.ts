import { unpackBytes, type UnpackBytesAttrs, type UnpackBytesInputs } from '@gen/core/kernels';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, wasmKernel, type Tensors, type WasmCall } from '../wasm/call.js';
import { functionsOf } from '../wasm/functions.js';

/** Bytes as shares of 255 on WASM: sixteen at a time. */
export const unpackBytesWasm = wasmKernel(
  unpackBytes.name,
  ({
    inputs: { words },
    attrs: { size },
    backend,
  }: WasmCall<Tensors<keyof UnpackBytesInputs>, UnpackBytesAttrs>): TensorInfo => {
    const [rows, width] = words.shape as [number, number];
    const shares = backend.makeOutput([rows, size], 'float32');
    const [from, to] = [address(backend, words), address(backend, shares)];
    functionsOf(backend).unpackBytes(from, to, rows, width, size);
    return shares;
  },
);
