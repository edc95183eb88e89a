import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { run } from '../lib/run.mjs';

/** The Node release, newer than the oldest that is supported, on which the tests run too. */
export const currentNode = '26.10.0';

const platforms = /** @type {Record<string, string>} */ ({
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win',
});

/**
 * The program of a current Node, out of the npm package that holds it for this platform.
 *
 * @returns {Promise<string | undefined>} `undefined` where it could not be had
 */
export async function installCurrentNode() {
  const name = `node-${platforms[process.platform]}-${process.arch}`;
  const folder = join(root, '.cache', `node-${currentNode}`);
  const program = join(folder, 'node_modules', name, 'bin', 'node');
  if (existsSync(program)) return program;
  const code = await run(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      `${name}@${currentNode}`,
    ],
    { quiet: true },
  );
  return code === 0 && existsSync(program) ? program : undefined;
}
