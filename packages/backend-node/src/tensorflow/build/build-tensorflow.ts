import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.js';
import { addonFile } from '../find-addons.js';
import { findPackage } from '../find-package.js';
import { checkAddon } from './check-addon.js';
import { checkSpace } from './check-space.js';
import { compileAddon } from './compile-addon.js';
import { fetchWheel } from './fetch-wheel.js';
import { findCompiler } from './find-compiler.js';
import { lacking } from './lacking.js';
import { partialFolder, sweepPartials } from './partial-folder.js';
import { buildName, version, wheelFor, type Variant, type Wheel } from './release.js';
import { unpackWheel } from './unpack-wheel.js';
import { verifyWheel } from './verify-wheel.js';

/** Options of {@link buildTensorflow}. */
export interface BuildOptions {
  /** For which processor. */
  readonly variant: Variant;
  /** A wheel that was fetched before; by default pip fetches it. */
  readonly wheel: string | undefined;
  /** Whether to build what is there already. */
  readonly force: boolean;
  /** Told what is being done. */
  readonly tell: (step: string) => void;
}

/**
 * Builds tfjs-node's addon over the pinned release of TensorFlow, in the cache.
 *
 * It is built aside and moved into its place when it has loaded: whatever happens, and however many
 * build at once, who looks finds a whole one or none. Rejects with what is lacking.
 *
 * @returns the addon's path.
 */
export async function buildTensorflow(options: BuildOptions): Promise<string> {
  const { variant, force, tell } = options;
  const place = join(cacheFolder(), buildName(variant));
  const addon = join(place, 'lib', addonFile);
  if (existsSync(addon) && !force) return addon;
  const parts = await findParts(variant);
  await mkdir(cacheFolder(), { recursive: true });
  await sweepPartials(place);
  await checkSpace(cacheFolder(), parts.wheel, options.wheel !== undefined);
  const aside = partialFolder(place);
  try {
    await buildIn(aside, parts, options);
    tell('Trying it');
    await checkAddon(join(aside, 'lib', addonFile));
    await moveInto(place, aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return addon;
}

/** What has to be there before anything is fetched. */
interface Parts {
  readonly wheel: Wheel;
  readonly sources: string;
  readonly compiler: string;
}

async function findParts(variant: Variant): Promise<Parts> {
  const wheel = wheelFor(variant);
  if (wheel === undefined) {
    const machine = `${process.platform} ${process.arch}`;
    const machines = variant === 'cpu' ? 'x64 or arm64' : 'x64';
    throw lacking('machine', `Linux on ${machines}`, machine, 'Use the WASM engine here.');
  }
  const found = findPackage();
  if (found === undefined) {
    const remedy = 'npm install --ignore-scripts @tensorflow/tfjs-node.';
    throw lacking('sources', 'the package @tensorflow/tfjs-node', 'none', remedy);
  }
  return { wheel, sources: join(found.folder, 'binding'), compiler: await findCompiler() };
}

async function buildIn(folder: string, parts: Parts, options: BuildOptions): Promise<void> {
  const { wheel, sources, compiler } = parts;
  const { tell } = options;
  await mkdir(folder, { recursive: true });
  const megabytes = Math.round(wheel.size / 1e6);
  if (options.wheel === undefined) {
    tell(`Fetching ${wheel.project} ${version}, ${megabytes} MB, by pip`);
  }
  const file = options.wheel ?? (await fetchWheel(wheel, folder));
  tell('Checking the checksum');
  await verifyWheel(wheel, file);
  tell('Unpacking the library');
  await unpackWheel(file, folder);
  if (options.wheel === undefined) await rm(file);
  tell('Compiling the addon');
  await compileAddon(compiler, sources, folder);
  await rm(join(folder, 'include'), { recursive: true });
}

// A folder cannot be moved over one that is not empty.
async function moveInto(place: string, aside: string): Promise<void> {
  const old = `${aside}-old`;
  await rename(place, old).catch(() => {});
  await rename(aside, place).catch((error: NodeJS.ErrnoException) => {
    // Another process was faster, with the same.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(old, { recursive: true, force: true });
}
