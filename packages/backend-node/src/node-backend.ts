import type { Backend } from '@gen/core';
import { chooseEngines, cpuEngine, wasmEngine, webgpuEngine } from '@gen/backend-web';
import { dawn } from './dawn.js';

/** Options of `nodeBackend`. */
export interface NodeBackendOptions {
  /**
   * The engine to use: `webgpu`, `wasm` or `cpu`. It alone is tried; by default the best that works.
   * The environment variable `GEN_BACKEND` goes before it.
   */
  readonly prefer?: string | undefined;
}

/** Engines of Node: WebGPU through Dawn where there is a graphics processor, else WASM, else plain JavaScript. */
export function nodeBackend({ prefer }: NodeBackendOptions = {}): Backend {
  const fromEnvironment = process.env['GEN_BACKEND'];
  const name = fromEnvironment || prefer;
  const engines = [
    webgpuEngine({ gpu: dawn, software: name === 'webgpu' }),
    wasmEngine(),
    cpuEngine(),
  ];
  const argument = fromEnvironment ? 'GEN_BACKEND' : 'prefer';
  return { engines: chooseEngines(engines, { callee: 'nodeBackend', argument, prefer: name }) };
}
