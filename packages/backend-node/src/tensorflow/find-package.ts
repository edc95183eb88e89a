import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A package of TensorFlow.js that holds the addon's sources, and what runs over it. */
export interface TensorflowPackage {
  /** Its name. */
  readonly name: string;
  /** Its version. */
  readonly version: string;
  /** Where it is installed. */
  readonly folder: string;
}

const names = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'];

/** Finds an optional package beside this one, else in the program's folder. */
export function findPackage(): TensorflowPackage | undefined {
  const places = [import.meta.url, join(process.cwd(), 'package.json')];
  for (const name of names) {
    for (const place of places) {
      const found = findFrom(place, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findFrom(place: string, name: string): TensorflowPackage | undefined {
  const require = createRequire(place);
  try {
    const manifest = require.resolve(`${name}/package.json`);
    const { version } = require(manifest) as { version: string };
    return { name, version, folder: dirname(manifest) };
  } catch {
    return undefined;
  }
}
