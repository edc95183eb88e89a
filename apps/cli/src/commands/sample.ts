import type { Command } from 'commander';
import { addSettings } from '../settings/add-settings.js';
import { givenSettings } from '../settings/given-settings.js';
import { nameOf } from './name-of.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { count } from '../settings/numbers.js';
import { pngPath } from '../settings/png-path.js';

const sampleSettings = {
  out: pngPath({
    flags: '--out <file>',
    summary: 'the picture, which replaces one of that name',
    initial: 'samples.png',
  }),
  count: count({ flags: '--count <n>', summary: 'number of images', initial: 64 }),
  key: count({ flags: '--key <seed>', summary: 'other seeds, other images', initial: 0 }, 0),
} as const;

/** Adds `gen sample`. */
export function addSample(gen: Command): void {
  const command = gen.command('sample').description('draw new images from a trained model');
  command.argument('<run>', 'the folder of a run');
  addSettings(command, 'Picture:', sampleSettings);
  addSettings(command, 'Machine:', engineSettings);
  command.addHelpText('after', '\nExample:\n  gen sample runs/vae --out samples.png --count 64\n');
  command.action((run: string) => sample(command, run));
}

async function sample(command: Command, run: string): Promise<void> {
  const options = complete(sampleSettings, givenSettings(command, sampleSettings));
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  const { drawSamples } = await import('../sampling/draw-samples.js'); // the help needs none of it
  await drawSamples({ callee: nameOf(command), run, engine, ...options });
}
