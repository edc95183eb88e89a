import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The script behind a command of an installed package, to be run by a Node of choice.
 *
 * @param {string} name the package
 * @param {string} [command] the command, where it is not called as the package
 * @returns {string}
 */
export function bin(name, command = name) {
  const manifestPath = require.resolve(`${name}/package.json`);
  const { bin: bins } = require(manifestPath);
  return join(dirname(manifestPath), typeof bins === 'string' ? bins : bins[command]);
}
