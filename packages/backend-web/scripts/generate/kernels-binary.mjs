import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as asc from 'assemblyscript/asc';
import { embed } from './embed.mjs';

const folder = fileURLToPath(new URL('../../src/assembly/', import.meta.url));

// The module lives in tfjs's memory beside tfjs's own data, so it may bring no data and no heap.
const flags = ['--runtime', 'stub', '--importMemory', '--initialMemory', '0', '--noAssert'];
const optimize = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--enable', 'simd'];

/**
 * @returns the source of a module that exports the WASM binaries compiled from src/assembly: the
 *   kernels, and those that sum products, without and with relaxed SIMD.
 */
export async function kernelsBinary() {
  const binaries = {
    kernelsBinary: await compile('index.ts'),
    productsBinary: await compile('products.ts'),
    relaxedProductsBinary: await compile('products.ts', ['--enable', 'relaxed-simd']),
  };
  const sources = Object.entries(binaries).map(([name, bytes]) =>
    embed({ name, bytes, origin: 'src/assembly' }),
  );
  return sources.join('\n');
}

/**
 * @param {string} entry
 * @param {readonly string[]} features
 */
async function compile(entry, features = []) {
  /** @type {Uint8Array | undefined} */
  let bytes;
  const { error, stderr } = await asc.main(
    [entry, '--baseDir', folder, '--outFile', 'kernels.wasm', ...flags, ...optimize, ...features],
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
  return bytes;
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
