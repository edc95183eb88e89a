import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { util } from '@tensorflow/tfjs-core';

/** Reads complex numbers, which tfjs knows no type of on WASM: the two parts of each side by side. */
export function readComplex(backend: BackendWasm): void {
  const { wasm } = backend as unknown as { wasm: { readonly HEAPU8: Uint8Array } };
  const read = backend.readSync.bind(backend);
  backend.readSync = (dataId, start, end) => {
    const { dtype, shape } = backend.dataIdMap.get(dataId);
    if (dtype !== 'complex64') return read(dataId, start, end);
    const begin = backend.getMemoryOffset(dataId) >>> 0;
    const bytes = wasm.HEAPU8.slice(begin, begin + 8 * util.sizeFromShape([...shape]));
    return new Float32Array(bytes.buffer);
  };
}
