import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyPackage, neededBy } from './packages.js';
import { readme, runScript } from './run-script.js';

const LARGEST = 64 * 2 ** 20;

/** Where Linux keeps the loader of Vulkan drivers. */
const LOADERS = ['/usr/lib/x86_64-linux-gnu/libvulkan.so.1', '/usr/lib64/libvulkan.so.1'];

/**
 * Packs all that a Linux machine without a network needs to run this: what is built, the packages it
 * needs, Dawn, the Vulkan loader, and this Node unless it is left out.
 */
export function pack(root: string, args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: join(root, '.cache', 'gen-bench') },
      'without-node': { type: 'boolean', default: false },
    },
  });
  const folder = resolve(values.out);
  fill(folder, join(root, 'bench'), !values['without-node']);
  const archive = `${folder}.tar.gz`;
  const tar = ['-czf', archive, '-C', dirname(folder), basename(folder)];
  if (spawnSync('tar', tar, { stdio: 'inherit' }).status !== 0) return 1;
  const { size } = statSync(archive);
  console.log(`packed: ${archive}, ${(size / 2 ** 20).toFixed(1)} MiB`);
  if (size <= LARGEST) return 0;
  console.error('It is larger than 64 MiB: pack --without-node leaves 40 MiB out.');
  return 1;
}

function fill(folder: string, bench: string, withNode: boolean): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['bin', 'lib']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['dist', 'peers', 'package.json']) {
    cpSync(join(bench, name), join(folder, 'bench', name), {
      recursive: true,
      filter: (path) => !/\.(map|d\.ts|pyc)$|__pycache__/.test(path),
    });
  }
  for (const installed of neededBy(bench)) copyPackage(installed, folder);
  if (withNode) cpSync(process.execPath, join(folder, 'bin', 'node'));
  const loader = LOADERS.find((path) => existsSync(path));
  if (loader !== undefined)
    cpSync(loader, join(folder, 'lib', 'libvulkan.so.1'), { dereference: true });
  writeFileSync(join(folder, 'README.md'), readme);
  writeFileSync(join(folder, 'run.sh'), runScript);
  chmodSync(join(folder, 'run.sh'), 0o755);
}
