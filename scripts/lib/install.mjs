import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const oldestNode = [20, 19];

/** Installs the dependencies, unless what is installed is what the lock file says. */
export async function install() {
  checkNode();
  if (isCurrent()) return;
  console.log('Installing the dependencies …');
  const { packageManager } = JSON.parse(read('package.json'));
  const code = await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    quiet: true,
    env: { CI: 'true' },
  });
  if (code !== 0) {
    console.error('install: the dependencies could not be installed; what pnpm said is above.');
    process.exit(1);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `install: Node: expected ${oldestNode.join('.')} or newer; got ${process.versions.node}. ` +
      'Install a current Node and run the command again.',
  );
  process.exit(2);
}

/** pnpm keeps the lock file of what it installed beside the packages. */
function isCurrent() {
  const installed = join('node_modules', '.pnpm', 'lock.yaml');
  return existsSync(join(root, installed)) && read(installed) === read('pnpm-lock.yaml');
}

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');
