import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { use } from '@gen/core';
import { folderStore, nodeBackend } from '@gen/backend-node';
import { keepScore } from './keep-score.js';
import type { Score } from './score.js';
import { scores } from './scores.js';

/**
 * `npm run bench -- score NAME …`: trains a model, scores it, and keeps the settings,
 * the learning curve and the score under `bench/results/scores`. Without a name it lists what there is.
 * A long run that was interrupted goes on with `--resume`; its seconds are then those from there on.
 */
export async function runScores(root: string, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['GEN_DATA'] ?? join(root, 'data') },
      resume: { type: 'boolean', default: false },
    },
  });
  const wanted = positionals.map((name) => scores.find((score) => score.name === name) ?? name);
  const unknown = wanted.find((score) => typeof score === 'string');
  if (wanted.length === 0 || unknown !== undefined) {
    if (unknown !== undefined) console.error(`No score is called ${unknown as string}.`);
    for (const { name, summary, reference } of scores) {
      console.log(`${name.padEnd(24)}${summary}; reference: ${reference}`);
    }
    return unknown === undefined ? 0 : 1;
  }
  let missed = 0;
  for (const score of wanted as Score[]) missed += await runOne(root, score, values);
  return missed === 0 ? 0 : 1;
}

interface Values {
  readonly data: string;
  readonly resume: boolean;
}

async function runOne(root: string, score: Score, { data, resume }: Values): Promise<number> {
  const { engine, device, threads } = await use(nodeBackend());
  console.log(`${score.name}: ${score.summary}, on ${engine}`);
  const start = performance.now();
  const store = folderStore(join(root, '.cache', 'scores', score.name));
  const say = (line: string): void => console.log(`  ${line}`);
  const scored = await score.run({ data, store, resume, say });
  const seconds = Math.round((performance.now() - start) / 1000);
  const reached = score.reaches(scored);
  for (const line of scored.lines) console.log(`  ${line}`);
  console.log(`  ${scored.value.toFixed(3)} ${scored.measure}; reference: ${score.reference}`);
  console.log(`  ${reached ? 'reached' : 'not reached'}, in ${seconds} s`);
  const ran = { engine, device, threads, seconds, ...(resume && { resumed: true }), reached };
  console.log(`  written: ${await keepScore(root, score, ran, scored)}`);
  return reached ? 0 : 1;
}
