// npm run build: every package's dist, and the demo as static files in apps/demo/dist.
import { install } from './lib/install.mjs';

await install();
const { build } = await import('./lib/build.mjs');
await build();
console.log(
  'Built: packages/*/dist, apps/cli/dist, and the demo as static files in apps/demo/dist.',
);
