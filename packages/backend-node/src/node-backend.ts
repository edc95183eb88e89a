import type { Backend } from '@gen/core';
import { chooseEngines, cpuEngine, wasmEngine, webgpuEngine } from '@gen/backend-web';
import { dawn } from './dawn.js';
import { hasGpuAddon } from './tensorflow/find-addons.js';
import { tensorflowEngine } from './tensorflow/tensorflow-engine.js';
import { withoutHandlers } from './without-handlers.js';

/** Options of {@link nodeBackend}. */
export interface NodeBackendOptions {
  /**
   * The engine to use: `webgpu`, `tensorflow`, `wasm` or `cpu`. It alone is tried; by default the best
   * that works.
   * The environment variable `GEN_BACKEND` goes before it.
   */
  readonly prefer?: string | undefined;
}

/**
 * Engines of Node, best first: WebGPU through Dawn where there is a graphics processor, else TensorFlow
 * where it is installed, else WASM, else plain JavaScript. A TensorFlow built for graphics processors
 * goes first.
 *
 * A software adapter of WebGPU is used only where `webgpu` is asked for by name.
 *
 * @throws InputError where no engine has the name that is asked for.
 *
 * @example
 * ```ts
 * import { use } from '@gen/core';
 * import { nodeBackend } from '@gen/backend-node';
 *
 * const { engine, device, warning, refused } = await use(nodeBackend());
 * ```
 */
export function nodeBackend({ prefer }: NodeBackendOptions = {}): Backend {
  const fromEnvironment = process.env['GEN_BACKEND'] || undefined;
  const name = fromEnvironment ?? prefer;
  const webgpu = webgpuEngine({ gpu: () => dawn(), software: name === 'webgpu' });
  const tensorflow = tensorflowEngine();
  const engines = [
    ...(hasGpuAddon() ? [tensorflow, webgpu] : [webgpu, tensorflow]),
    withoutHandlers(wasmEngine()),
    cpuEngine(),
  ];
  const argument = fromEnvironment === undefined ? 'prefer' : 'GEN_BACKEND';
  return { engines: chooseEngines(engines, { callee: 'nodeBackend', argument, prefer: name }) };
}
