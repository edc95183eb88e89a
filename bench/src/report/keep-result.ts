import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from '../measure/machine.js';

/** Writes a result of one kind under the day, and returns the path of its file. */
export function keepResult(root: string, kind: string, result: object): string {
  const folder = join(root, 'bench', 'results', kind);
  const date = new Date().toISOString().slice(0, 10);
  const file = join(folder, `${date}.json`);
  mkdirSync(folder, { recursive: true });
  const all = { date, machine: machine(), node: process.version, ...result };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  return file;
}
