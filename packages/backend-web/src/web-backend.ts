import type { Backend } from '@gen/core';
import { chooseEngines } from './choose-engines.js';
import { cpuEngine } from './cpu/cpu-engine.js';
import { wasmEngine } from './wasm/wasm-engine.js';
import { webgpuEngine } from './webgpu/webgpu-engine.js';

/** Options of {@link webBackend}. */
export interface WebBackendOptions {
  /** The engine to use: `webgpu`, `wasm` or `cpu`. It alone is tried; by default the best that works. */
  readonly prefer?: string | undefined;
}

/**
 * Engines of a browser, best first, in a page or in a worker: WebGPU, else WASM, else plain JavaScript.
 *
 * A software adapter of WebGPU is used only where `webgpu` is asked for by name.
 *
 * @throws InputError where no engine has the name that is asked for.
 *
 * @example
 * ```ts
 * import { use } from '@gen/core';
 * import { webBackend } from '@gen/backend-web';
 *
 * const { engine, device, warning, refused } = await use(webBackend());
 * ```
 */
export function webBackend({ prefer }: WebBackendOptions = {}): Backend {
  const engines = [webgpuEngine({ software: prefer === 'webgpu' }), wasmEngine(), cpuEngine()];
  return { engines: chooseEngines(engines, { callee: 'webBackend', argument: 'prefer', prefer }) };
}
