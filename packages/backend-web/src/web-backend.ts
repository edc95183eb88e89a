import type { Backend } from '@gen/core';
import { chooseEngines } from './choose-engines.js';
import { cpuEngine } from './cpu/cpu-engine.js';
import { wasmEngine } from './wasm/wasm-engine.js';
import { webgpuEngine } from './webgpu/webgpu-engine.js';

/** Options of `webBackend`. */
export interface WebBackendOptions {
  /** The engine to use: `webgpu`, `wasm` or `cpu`. It alone is tried; by default the best that works. */
  readonly prefer?: string | undefined;
}

/** Engines of a browser, in a page or in a worker: WebGPU, else WASM, else plain JavaScript. */
export function webBackend({ prefer }: WebBackendOptions = {}): Backend {
  const engines = [webgpuEngine({ software: prefer === 'webgpu' }), wasmEngine(), cpuEngine()];
  return { engines: chooseEngines(engines, { callee: 'webBackend', argument: 'prefer', prefer }) };
}
