import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** An installed package. */
export interface Installed {
  /** Its name. */
  readonly name: string;
  /** Its folder. */
  readonly folder: string;
}

interface Manifest {
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The packages that a package needs to run, each once, by following `dependencies`. */
export function neededBy(folder: string, found = new Map<string, Installed>()): Installed[] {
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    // Types are for compilers.
    if (name.startsWith('@types/') || name === '@webgpu/types' || found.has(name)) continue;
    const installed = { name, folder: locate(name, folder) };
    found.set(name, installed);
    neededBy(installed.folder, found);
  }
  return [...found.values()];
}

/** Where Node finds a package from another one's folder. */
function locate(name: string, from: string): string {
  const candidate = join(from, 'node_modules', name);
  if (existsSync(candidate)) return realpathSync(candidate);
  if (dirname(from) === from) throw new Error(`bench pack: ${name} is not installed.`);
  return locate(name, dirname(from));
}

/** Copies what of a package runs on Linux: no maps, no types, no sources, no other platform. */
export function copyPackage({ name, folder }: Installed, target: string): void {
  const { main = '' } = manifestOf(folder);
  cpSync(folder, join(target, 'node_modules', name), {
    recursive: true,
    filter: (path) => {
      const file = relative(folder, path);
      if (/(^|\/)(node_modules|src|test)$|\.(map|ts|log)$/.test(file)) return false;
      if (name === 'webgpu') return !/^dist\/(?!linux-x64)/.test(file);
      return !name.startsWith('@tensorflow/') || ofBundle(file, main);
    },
  });
}

/** TensorFlow.js ships itself several times over; Node takes one file and the WASM binaries. */
const ofBundle = (file: string, main: string): boolean =>
  ['', 'dist', 'package.json', main].includes(file) || /^dist\/[^/]+\.wasm$/.test(file);
