// Writes src/generated: what this package makes from its dependencies and from src/assembly.
// Run by `prepare` (so after every install) and by `build`.
import { mkdir, writeFile } from 'node:fs/promises';
import { gradients } from './generate/gradients.mjs';
import { engineBinary } from './generate/engine-binary.mjs';
import { kernelsBinary } from './generate/kernels-binary.mjs';

const target = new URL('../src/generated/', import.meta.url);

/** @type {Record<string, () => Promise<string>>} */
const parts = {
  'gradients.generated.ts': gradients,
  'engine-binary.generated.ts': engineBinary,
  'kernels-binary.generated.ts': kernelsBinary,
};

await mkdir(target, { recursive: true });
await Promise.all(
  Object.entries(parts).map(async ([name, make]) => writeFile(new URL(name, target), await make())),
);
