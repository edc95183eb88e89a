import { createRequire } from 'node:module';
import type { Binding } from './backend.js';

const require = createRequire(import.meta.url);

/** Loads the first addon that loads; what TensorFlow tells on the way is kept from the terminal. */
export function loadAddon(paths: readonly string[]): Binding {
  // Read when the library is loaded. Warnings and what it says about the processor are below 3.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3';
  const reasons: string[] = [];
  for (const path of paths) {
    try {
      return require(path) as Binding;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : `${error}`);
    }
  }
  throw new Error(
    `TensorFlow's library does not load: ${reasons.join('; ')}. Build it anew: npx gen-tensorflow --force.`,
  );
}
