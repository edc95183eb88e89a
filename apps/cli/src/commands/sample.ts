import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { folderStore } from '@gen/backend-node';
import { key } from '@gen/core';
import { encodePng, imageGrid } from '@gen/plot';
import { pixelsOf } from '../pictures/pixels-of.js';
import { loadModel } from '../run/load-model.js';
import { addSettings, givenSettings, nameOf } from '../settings/add-settings.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { count } from '../settings/numbers.js';
import { pngPath } from '../settings/png-path.js';
import { sayField } from '../terminal/say.js';
import { startEngine } from '../training/start-engine.js';
import { tellEngine } from '../training/tell-engine.js';

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
  const callee = nameOf(command);
  const options = complete(sampleSettings, givenSettings(command, sampleSettings));
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  tellEngine(await startEngine(callee, engine));
  const { model, config } = await loadModel(callee, run);
  try {
    const pixels = await pixelsOf(model.sample(key(options.key), options.count));
    const picture = encodePng(imageGrid(pixels, config.images));
    await folderStore(dirname(options.out)).put(basename(options.out), picture);
    sayField('file', options.out);
  } finally {
    model.dispose();
  }
}
