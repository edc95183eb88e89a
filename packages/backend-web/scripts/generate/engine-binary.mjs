import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { embed } from './embed.mjs';

// tfjs fetches its .wasm from beside the script, which every bundler and host arranges differently.
// Inside a module of ours it is wherever our code is, in Node and in a page alike.

const dist = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

/** @returns the source of a module that exports tfjs's own WASM binary, the one with SIMD. */
export async function engineBinary() {
  const bytes = await readFile(join(dist, 'tfjs-backend-wasm-simd.wasm'));
  return embed({
    name: 'engineBinary',
    bytes,
    origin: '@tensorflow/tfjs-backend-wasm (Apache-2.0)',
  });
}
