// npm run bench -- …: the same work in our packages and in their peers; --help says what there is.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
const { build } = await import('./lib/build.mjs');
await build(['@gen/bench']);
await import(pathToFileURL(join(root, 'bench/dist/bench.js')).href);
