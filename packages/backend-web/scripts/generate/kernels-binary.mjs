import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as asc from 'assemblyscript/asc';
import { embed } from './embed.mjs';

const folder = fileURLToPath(new URL('../../src/assembly/', import.meta.url));

// The module lives in tfjs's memory beside tfjs's own data, so it may bring no data and no heap.
const flags = ['--runtime', 'stub', '--importMemory', '--initialMemory', '0', '--noAssert'];
const optimize = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--enable', 'simd'];

/** @returns the source of a module that exports the WASM binary compiled from src/assembly. */
export async function kernelsBinary() {
  /** @type {Uint8Array | undefined} */
  let bytes;
  const { error, stderr } = await asc.main(
    ['index.ts', '--baseDir', folder, '--outFile', 'kernels.wasm', ...flags, ...optimize],
    {
      readFile: (name, base) => readFile(`${base}/${name}`, 'utf8').catch(() => null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm') && typeof contents !== 'string') bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || bytes === undefined) throw new Error(`src/assembly: ${stderr}`);
  if (sections(bytes).includes(dataSection)) {
    throw new Error('src/assembly: static data would overwrite the memory of tfjs: use constants.');
  }
  return embed({ name: 'kernelsBinary', bytes, origin: 'src/assembly' });
}

const dataSection = 11;

/**
 * Ids of the sections of a WASM binary.
 *
 * @param {Uint8Array} bytes
 */
function sections(bytes) {
  const ids = [];
  for (let at = 8; at < bytes.length;) {
    ids.push(bytes[at++]);
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    at += length;
  }
  return ids;
}
