import { InputError } from '@gen/core';
import { firstImages, loadData } from '../data/load-data.js';
import type { Family } from '../families/family.js';
import { loadModel } from '../run/load-model.js';
import { complete } from '../settings/complete.js';
import { flagOf } from '../settings/parse-setting.js';
import type { Values } from '../settings/setting.js';
import { families } from '../families/families.js';
import { sayField } from '../terminal/say.js';
import { checkSize } from './check-size.js';
import { sayFineScore, sayScore } from './say-fine-score.js';

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
  const { model, config, keys } = await loadModel(callee, run, engine);
  try {
    const scoring = scoringOf(callee, config.family, request.fine);
    const { test } = await loadData(
      request.data ?? config.training.data,
      config.training.trainImages,
    );
    checkSize(callee, test, config.images);
    sayField('data', `${test.name}, ${test.split}, ${model.intake.summary}`);
    await sayScore(model, { name: 'score', score: model.score }, test, keys.score);
    for (const fine of model.fineScores(scoring)) {
      await sayFineScore(model, fine, firstImages(test, request.images), keys.score);
    }
  } finally {
    model.dispose();
  }
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
