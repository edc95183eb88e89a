import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
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
  const files = (await Promise.all([sources, ownSources].map(sourcesIn))).flat();
  const objects = files.map((file) => join(folder, `${basename(file)}.o`));
  const options = [
    ...['-O3', '-std=c++17', '-fPIC', '-pthread'],
    // Vectors of square roots and choices, and the rounding of the other engines.
    ...['-fno-math-errno', '-fno-trapping-math', '-ffp-contract=off'],
    ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
    ...['-isystem', node, '-isystem', join(folder, 'include')],
  ];
  await atOnce(files, async (file, i) => {
    await compile(compiler, [...options, '-c', file, '-o', objects[i]!]);
  });
  await compile(compiler, [
    ...['-shared', '-pthread', ...objects],
    ...libraries.map((name) => join(library, name)),
    // The addon finds its library beside itself, wherever both are moved.
    ...['-Wl,-rpath,$ORIGIN', '-o', join(library, addonFile)],
  ]);
  await Promise.all(objects.map((file) => rm(file)));
}

async function compile(compiler: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runProgram(compiler, args);
  if (code === 0) return;
  const remedy = 'Name another compiler in CXX: it has to know C++17.';
  throw lacking('compiler', 'the addon to compile', errorLine(output), remedy);
}

/** Does something of each, as many at once as there are processors; rejects when all have ended. */
async function atOnce<T>(
  all: readonly T[],
  work: (one: T, place: number) => Promise<void>,
): Promise<void> {
  const rest = all.entries();
  const worker = async (): Promise<void> => {
    for (const [place, one] of rest) await work(one, place);
  };
  const ends = await Promise.allSettled(Array.from({ length: availableParallelism() }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

const sourcesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.cc')).map((name) => join(folder, name));
