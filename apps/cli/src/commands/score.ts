import type { Command } from 'commander';
import { InputError } from '@gen/core';
import type { Dataset } from '@gen/data';
import { dataSetting } from '../data/data-setting.js';
import { firstImages, loadData } from '../data/load-data.js';
import type { NamedScore } from '../families/family.js';
import { loadModel, type LoadedModel } from '../run/load-model.js';
import { addSettings, givenSettings, nameOf } from '../settings/add-settings.js';
import { complete } from '../settings/complete.js';
import { engineSettings } from '../settings/engine-setting.js';
import { count } from '../settings/numbers.js';
import { countTicker } from '../terminal/count-ticker.js';
import { sayField } from '../terminal/say.js';
import { sayScores } from '../training/say-scores.js';
import { scoreModel } from '../training/score-model.js';
import { startEngine } from '../training/start-engine.js';
import { tellEngine } from '../training/tell-engine.js';

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
  const callee = nameOf(command);
  const given = givenSettings(command, scoreSettings);
  const { images, samples } = complete(scoreSettings, given);
  const { engine } = complete(engineSettings, givenSettings(command, engineSettings));
  tellEngine(await startEngine(callee, engine));
  const loaded = await loadModel(callee, run);
  const { model, config } = loaded;
  try {
    const { data, trainImages } = { ...config.training, ...given } as typeof config.training;
    const { test } = await loadData(data, trainImages);
    checkSize(callee, test, config.images);
    sayField('data', `${test.name}, ${test.split}, ${model.intake.summary}`);
    await sayScore(loaded, { name: 'score', score: model.score }, test);
    for (const fine of model.fineScores({ samples })) {
      await sayScore(loaded, fine, firstImages(test, images));
    }
  } finally {
    model.dispose();
  }
}

async function sayScore(
  { model, keys }: LoadedModel,
  { name, score }: NamedScore,
  images: Dataset,
): Promise<void> {
  const ticker = countTicker(name, images.count);
  const scores = await scoreModel(model, score, images, keys.score, ticker.tick).finally(
    ticker.close,
  );
  sayScores(`${name}, ${images.count} images`, scores);
}

function checkSize(callee: string, test: Dataset, wanted: LoadedModel['config']['images']): void {
  const text = ({ height, width, channels }: Omit<typeof wanted, 'digest'>): string =>
    `${height} × ${width} × ${channels}`;
  if (text(test) === text(wanted)) return;
  throw new InputError({
    callee,
    argument: '--data',
    expected: `images of ${text(wanted)}, as the model has them`,
    got: text(test),
  });
}
