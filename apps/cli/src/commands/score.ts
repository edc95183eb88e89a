import type { Command } from 'commander';
import { dataSetting } from '../data/data-setting.js';
import { families } from '../families/families.js';
import { addSettings } from '../settings/add-settings.js';
import { givenSettings } from '../settings/given-settings.js';
import { nameOf } from './name-of.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { count } from '../settings/numbers.js';
import type { Settings } from '../settings/setting.js';

const scoreSettings = {
  data: { ...dataSetting, initialText: 'those of the run' },
  images: count({
    flags: '--images <n>',
    summary: 'images of the test set for the fine scores',
    initial: 1000,
  }),
} as const;

/** Adds `gen score`. */
export function addScore(gen: Command): void {
  const command = gen
    .command('score')
    .description('score a trained model on images it has not seen');
  command.argument('<run>', 'the folder of a run');
  addSettings(command, 'Score:', scoreSettings);
  for (const [heading, settings] of Object.entries(ownSettings())) {
    addSettings(command, heading, settings);
  }
  addSettings(command, 'Machine:', engineSettings);
  command.addHelpText('after', '\nExample:\n  gen score runs/vae --images 1000 --samples 5000\n');
  command.action((run: string) => score(command, run));
}

/** Options that some families have, under the names of these: each once. */
function ownSettings(): Readonly<Record<string, Settings>> {
  const all = new Set(families.map(({ scoring }) => scoring));
  const headed = [...all].map((scoring) => {
    const names = families.filter((family) => family.scoring === scoring).map(({ name }) => name);
    return [`Score of ${names.join(', ')}:`, scoring] as const;
  });
  return Object.fromEntries(headed);
}

async function score(command: Command, run: string): Promise<void> {
  const given = givenSettings(command, scoreSettings) as { readonly data?: string };
  const { images } = complete(scoreSettings, given);
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  const fine = Object.assign({}, ...families.map(({ scoring }) => givenSettings(command, scoring)));
  const { scoreRun } = await import('../scoring/score-run.js'); // the help needs none of it
  await scoreRun({ callee: nameOf(command), run, engine, data: given.data, images, fine });
}
