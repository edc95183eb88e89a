import { InputError } from '@gen/core';
import type { Dataset } from '@gen/data';
import { firstImages, loadData } from '../data/load-data.js';
import type { Family, FineScore, NamedScore, PreparedScore } from '../families/family.js';
import { loadModel, type LoadedModel } from '../run/load-model.js';
import { countTicker } from '../terminal/count-ticker.js';
import { complete } from '../settings/complete.js';
import { flagOf } from '../settings/parse-setting.js';
import type { Values } from '../settings/setting.js';
import { families } from '../families/families.js';
import { say, sayField } from '../terminal/say.js';
import { sayScores } from '../training/say-scores.js';
import { scoreModel } from '../training/score-model.js';

/** What is scored of a run. */
export interface ScoreRequest {
  /** The command, for errors. */
  readonly callee: string;
  /** The folder of the run. */
  readonly run: string;
  /** The engine. */
  readonly engine: string;
  /** The data; those of the run where there is none. */
  readonly data: string | undefined;
  /** Number of images for the fine scores. */
  readonly images: number;
  /** Options of the fine scores that were given. */
  readonly fine: Values;
}

/** Scores a trained model on the test images, all of them and more finely some. */
export async function scoreRun({ callee, run, engine, ...request }: ScoreRequest): Promise<void> {
  const loaded = await loadModel(callee, run, engine);
  const { model, config } = loaded;
  try {
    const scoring = scoringOf(callee, config.family, request.fine);
    const { test } = await loadData(
      request.data ?? config.training.data,
      config.training.trainImages,
    );
    checkSize(callee, test, config.images);
    sayField('data', `${test.name}, ${test.split}, ${model.intake.summary}`);
    await sayScore(loaded, { name: 'score', score: model.score }, test);
    for (const fine of model.fineScores(scoring)) {
      const { score, notes } = await prepared(loaded, fine);
      await sayScore(loaded, { name: fine.name, score }, firstImages(test, request.images));
      for (const note of notes) say(`  ${note}`);
    }
  } finally {
    model.dispose();
  }
}

async function prepared({ keys }: LoadedModel, fine: FineScore): Promise<PreparedScore> {
  const ticker = countTicker(fine.name, 100, '%');
  const onProgress = (share: number): void => ticker.tick(Math.round(100 * share));
  return fine.prepare({ key: keys.score, onProgress }).finally(ticker.close);
}

/** Values of the options of a family's fine scores. Throws where one is given that is of others. */
function scoringOf(callee: string, { name, scoring }: Family, given: Values): Values {
  const other = Object.keys(given).find((setting) => !(setting in scoring));
  if (other === undefined) return complete(scoring, given);
  const setting = families.map((family) => family.scoring[other]).find(Boolean)!;
  const own = Object.values(scoring).map(flagOf).join(', ');
  throw new InputError({
    callee,
    argument: flagOf(setting),
    expected: `an option of the scores of ${name}: ${own}`,
    got: 'one of another family',
    remedy: 'Leave it out.',
  });
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
  sayScores(`${name}, ${images.count} images`, scores, model.units);
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
