import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { writeSteps } from '../compiled/write-steps.js';
import { page } from './page.js';
import type { Result } from './result.js';

/** Writes the page of the documentation from the newest results of each kind of machine. */
export async function writePage(root: string): Promise<number> {
  const file = join(root, 'docs', 'benchmarks.md');
  const text = page(newest(join(root, 'bench', 'results')));
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  console.log(`written: ${file}`);
  await writeSteps(root);
  return 0;
}

/** The last file of each kind: names are a date, then the kind. */
function newest(folder: string): Result[] {
  const byKind = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.json')) byKind.set(name.slice('2026-01-31-'.length), name);
  }
  return [...byKind.values()].map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Result,
  );
}
