import { InputError } from '@gen/core';
import type { Dataset } from '@gen/data';
import { firstImages, loadData } from '../data/load-data.js';
import type { NamedScore } from '../families/family.js';
import { loadModel, type LoadedModel } from '../run/load-model.js';
import { countTicker } from '../terminal/count-ticker.js';
import { sayField } from '../terminal/say.js';
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
  /** Number of draws for each of them. */
  readonly samples: number;
}

/** Scores a trained model on the test images, all of them and more finely some. */
export async function scoreRun({ callee, run, engine, ...request }: ScoreRequest): Promise<void> {
  const loaded = await loadModel(callee, run, engine);
  const { model, config } = loaded;
  try {
    const { test } = await loadData(
      request.data ?? config.training.data,
      config.training.trainImages,
    );
    checkSize(callee, test, config.images);
    sayField('data', `${test.name}, ${test.split}, ${model.intake.summary}`);
    await sayScore(loaded, { name: 'score', score: model.score }, test);
    for (const fine of model.fineScores(request)) {
      await sayScore(loaded, fine, firstImages(test, request.images));
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
