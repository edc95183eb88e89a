import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { EngineError } from '@gen/core';
import { bytes } from '../bytes.js';

/** The memory of WebAssembly ends here. */
const MOST = 2 ** 32 - 2 ** 16;

/**
 * Throws where WebAssembly has no memory left for a tensor: tfjs would write it over what lies at
 * address 0, or take the size of a tensor modulo 4 GiB.
 */
export function guardMemory(backend: BackendWasm): void {
  const { wasm } = backend as unknown as { wasm: { _malloc(size: number): number } };
  const allocate = wasm._malloc.bind(wasm);
  wasm._malloc = (size) => {
    const address = size > MOST ? 0 : allocate(size);
    if (address === 0 && size > 0) throw full(size);
    return address;
  };
}

const full = (size: number): EngineError =>
  new EngineError({
    engine: 'wasm',
    lacks: 'memory',
    expected: `room for a tensor of ${bytes(size)}`,
    got: 'less of the 4 GiB that WebAssembly has',
    remedy: 'Take a smaller batch or a smaller model.',
  });
