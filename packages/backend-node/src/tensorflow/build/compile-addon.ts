import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addonFile } from '../find-addons.js';
import { lacking } from './lacking.js';
import { errorLine, runProgram } from './run-program.js';
import { libraries } from './unpack-wheel.js';

const require = createRequire(import.meta.url);

/** Sources of our own ops. */
const ownSources = fileURLToPath(new URL('../../../native', import.meta.url));

/** Compiles the sources of an addon, and our ops, over the library and the headers that a folder has. */
export async function compileAddon(
  compiler: string,
  sources: string,
  folder: string,
): Promise<void> {
  const { include_dir: node } = require('node-api-headers') as { include_dir: string };
  const library = join(folder, 'lib');
  const files = await Promise.all([sources, ownSources].map(sourcesIn));
  const { code, output } = await runProgram(compiler, [
    ...['-O3', '-std=c++17', '-fPIC', '-shared', '-pthread'],
    // Vectors of square roots and choices, and the rounding of the other engines.
    ...['-fno-math-errno', '-fno-trapping-math', '-ffp-contract=off'],
    ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
    ...['-isystem', node, '-isystem', join(folder, 'include')],
    ...files.flat(),
    ...libraries.map((name) => join(library, name)),
    // The addon finds its library beside itself, wherever both are moved.
    ...['-Wl,-rpath,$ORIGIN', '-o', join(library, addonFile)],
  ]);
  if (code === 0) return;
  const remedy = 'Name another compiler in CXX: it has to know C++17.';
  throw lacking('compiler', 'the addon to compile', errorLine(output), remedy);
}

const sourcesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.cc')).map((name) => join(folder, name));
