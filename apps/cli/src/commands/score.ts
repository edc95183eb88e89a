import type { Command } from 'commander';
import { dataSetting } from '../data/data-setting.js';
import { addSettings } from '../settings/add-settings.js';
import { givenSettings } from '../settings/given-settings.js';
import { nameOf } from './name-of.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { count } from '../settings/numbers.js';

const scoreSettings = {
  data: { ...dataSetting, initialText: 'those of the run' },
  images: count({
    flags: '--images <n>',
    summary: 'images of the test set for the importance-weighted bound',
    initial: 1000,
  }),
  samples: count({
    flags: '--samples <k>',
    summary: 'draws for each of them',
    initial: 5000,
  }),
} as const;

/** Adds `gen score`. */
export function addScore(gen: Command): void {
  const command = gen
    .command('score')
    .description('score a trained model on images it has not seen');
  command.argument('<run>', 'the folder of a run');
  addSettings(command, 'Score:', scoreSettings);
  addSettings(command, 'Machine:', engineSettings);
  command.addHelpText('after', '\nExample:\n  gen score runs/vae --images 1000 --samples 5000\n');
  command.action((run: string) => score(command, run));
}

async function score(command: Command, run: string): Promise<void> {
  const given = givenSettings(command, scoreSettings) as { readonly data?: string };
  const { images, samples } = complete(scoreSettings, given);
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  const { scoreRun } = await import('../scoring/score-run.js'); // the help needs none of it
  await scoreRun({ callee: nameOf(command), run, engine, data: given.data, images, samples });
}
