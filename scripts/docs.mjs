// npm run docs: the API reference of all packages, in docs/api. A public name without a docstring fails.
import { install } from './lib/install.mjs';

await install();
const { bin } = await import('./lib/bin.mjs');
const { build } = await import('./lib/build.mjs');
const { run } = await import('./lib/run.mjs');

// Types come from what is built, as they will for users; the apps are not documented here.
await build(['core', 'energy', 'variational', 'data', 'plot', 'backend-web', 'backend-node'].map((name) => `@gen/${name}`)); // prettier-ignore
process.exit(await run(process.execPath, [bin('typedoc'), '--options', 'docs/typedoc.json']));
