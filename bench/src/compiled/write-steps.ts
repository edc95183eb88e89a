import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { stepsPicture } from './steps-picture.js';
import { stepsTable } from './steps-table.js';
import type { CompiledResult } from './step-times.js';

const [BEGIN, END] = ['<!-- measured -->', '<!-- end of what is measured -->'];

/** The picture and the table of the documentation, from the newest result. */
export async function writeSteps(root: string): Promise<void> {
  const folder = join(root, 'bench', 'results', 'compiled');
  const newest = readdirSync(folder).sort().at(-1)!;
  const result = JSON.parse(readFileSync(join(folder, newest), 'utf8')) as CompiledResult;
  const picture = join(root, 'docs', 'images', 'compiled-steps.svg');
  writeFileSync(picture, stepsPicture(result.engines));
  const page = join(root, 'docs', 'compiled-steps.md');
  const [before, rest = ''] = readFileSync(page, 'utf8').split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`${page} says nowhere where the table belongs.`);
  const text = `${before}${BEGIN}\n\n${stepsTable(result)}\n\n${END}${after}`;
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
  for (const file of [picture, page]) console.log(`written: ${file}`);
}
