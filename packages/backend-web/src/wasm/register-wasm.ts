import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { decodeBinary } from '../binary.js';
import { guardMemory } from './guard-memory.js';
import { readComplex } from './read-complex.js';

/**
 * Registers the WASM backend of tfjs, started from the binary inside this package.
 *
 * Rejects with the reason where WebAssembly, SIMD or the right to compile is missing.
 */
export async function registerWasm(): Promise<void> {
  if ('wasm' in tf.engine().registry) return;
  pending ??= register().finally(() => (pending = undefined));
  await pending;
}

// Two calls at once start one backend.
let pending: Promise<void> | undefined;

async function register(): Promise<void> {
  const { engineBinary } = await import('../generated/engine-binary.generated.js');
  const binary = await decodeBinary(engineBinary);
  await compiles(binary);
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const make = tf.findBackendFactory('wasm');
  // Threads would need blob workers and a page that is cross-origin isolated.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths('', true);
  const backend = await fetching(binary, make);
  guardMemory(backend as BackendWasm);
  readComplex(backend as BackendWasm);
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', () => backend, 2);
}

// tfjs swallows a failure to compile and waits for ever: find out before.
async function compiles(binary: Uint8Array<ArrayBuffer>): Promise<void> {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly is switched off here.');
  try {
    await WebAssembly.compile(binary);
  } catch (error) {
    if (!WebAssembly.validate(binary)) throw new Error('This WebAssembly has no SIMD.');
    throw new Error(
      `WebAssembly may not compile here (${error}). ` +
        `In a page with a content security policy, allow script-src 'wasm-unsafe-eval'.`,
    );
  }
}

// tfjs fetches its binary while it starts: answer with the bytes we hold.
async function fetching<T>(binary: Uint8Array<ArrayBuffer>, start: () => T): Promise<Awaited<T>> {
  const platform = tf.env().platform;
  const { fetch } = platform;
  platform.fetch = async (path, init) =>
    path.endsWith('.wasm') ? new Response(binary) : fetch.call(platform, path, init);
  try {
    return await start();
  } finally {
    platform.fetch = fetch;
  }
}
