// npm run train -- …: the command `gen train …` of this checkout.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
const { build } = await import('./lib/build.mjs');
await build(['@gen/cli']);

// In this process, so that signals and the terminal reach the command itself.
const command = join(root, 'apps/cli/dist/bin.js');
process.argv.splice(1, 1, command);
await import(pathToFileURL(command).href);
