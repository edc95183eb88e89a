import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { EngineError } from '@gen/core';
import { bytes } from '../bytes.js';

/** How much memory WebAssembly may have, less what the functions of tfjs take for themselves. */
const MOST = 2 ** 32 - 2 ** 24;

interface Module {
  _malloc(size: number): number;
  _free(address: number): void;
  readonly HEAPU8: Uint8Array;
}

/**
 * Throws where WebAssembly has no memory left for a tensor: tfjs would write it over what lies at
 * address 0, or take the size of a tensor modulo 4 GiB. Its allocator counts modulo 4 GiB too, and so is
 * not asked for what might lie beyond.
 */
export function guardMemory(backend: BackendWasm): void {
  const { wasm } = backend as unknown as { wasm: Module };
  // When it is called first, it puts another function in its place.
  wasm._free(wasm._malloc(1));
  const allocate = wasm._malloc;
  wasm._malloc = (size) => {
    if (wasm.HEAPU8.length + size > MOST) throw full(size);
    const address = allocate(size);
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
