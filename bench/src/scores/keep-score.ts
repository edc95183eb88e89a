import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svgToPng } from '@gen/plot/node';
import { machine } from '../measure/machine.js';
import type { Score, Scored } from './score.js';

/** Writes what a run gave, and its picture, under the name of the score; returns the path of the file. */
export async function keepScore(
  root: string,
  { name, summary, reference }: Score,
  ran: object,
  { svg, ...scored }: Scored,
): Promise<string> {
  const folder = join(root, 'bench', 'results', 'scores');
  const file = join(folder, `${name}.json`);
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  const all = { name, summary, reference, date, machine: machine(), ...ran, ...scored };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  if (svg !== undefined) {
    writeFileSync(join(folder, 'pictures', `${name}.png`), await svgToPng(svg, { scale: 1 }));
  }
  return file;
}
