import type { Command } from 'commander';
import { dataSetting } from '../data/data-setting.js';
import { addSettings } from '../settings/add-settings.js';
import { choice } from '../settings/choice.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { givenSettings } from '../settings/given-settings.js';
import { count } from '../settings/numbers.js';
import { pngPath } from '../settings/png-path.js';
import { nameOf } from './name-of.js';

const completeSettings = {
  given: choice(['left', 'right', 'top', 'bottom'], {
    flags: '--given <half>',
    summary: 'the half of each image that is given: left, right, top or bottom',
    initial: 'left',
  }),
  images: count({ flags: '--images <n>', summary: 'images of the test set', initial: 10 }),
  data: { ...dataSetting, initialText: 'those of the run' },
  out: pngPath({
    flags: '--out <file>',
    summary: 'the picture, which replaces one of that name',
    initial: 'completions.png',
  }),
  key: count({ flags: '--key <seed>', summary: 'other seeds, other completions', initial: 0 }, 0),
} as const;

/** Adds `gen complete`. */
export function addComplete(gen: Command): void {
  const command = gen
    .command('complete')
    .description('complete halves of test images by a trained model');
  command.argument('<run>', 'the folder of a run');
  addSettings(command, 'Picture:', completeSettings);
  addSettings(command, 'Machine:', engineSettings);
  command.addHelpText(
    'after',
    '\nThe picture has what is given, what the model makes of it and the images themselves, a row each.' +
      '\n\nExample:\n  gen complete runs/rbm --given top --out completions.png\n',
  );
  command.action((run: string) => completeImages(command, run));
}

async function completeImages(command: Command, run: string): Promise<void> {
  const settings = givenSettings(command, completeSettings) as { readonly data?: string };
  const { given, images, out, key } = complete(completeSettings, settings);
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  const { drawCompletions } = await import('../sampling/draw-completions.js'); // the help needs none of it
  const what = { given, images, data: settings.data, out, key };
  await drawCompletions({ callee: nameOf(command), run, engine, ...what });
}
