#!/usr/bin/env node
import { gen } from './gen.js';

// Whoever read the output may have enough of it: `gen train vae | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await gen(process.argv.slice(2));
