import type { Key } from '@gen/core';
import type { Dataset } from '@gen/data';
import type { FineScore, NamedScore, RunModel } from '../families/family.js';
import { countTicker } from '../terminal/count-ticker.js';
import { say } from '../terminal/say.js';
import { sayScores } from '../training/say-scores.js';
import { scoreModel } from '../training/score-model.js';

/** Prepares a fine score, scores images by it, and says what it is worth. */
export async function sayFineScore(
  model: RunModel,
  { name, prepare }: FineScore,
  images: Dataset,
  key: Key,
): Promise<void> {
  const ticker = countTicker(name, 100, '%');
  const onProgress = (share: number): void => ticker.tick(Math.round(100 * share));
  const { score, notes } = await prepare({ key, onProgress }).finally(ticker.close);
  await sayScore(model, { name, score }, images, key);
  for (const note of notes) say(`  ${note}`);
}

/** Scores images, and says the means. */
export async function sayScore(
  model: RunModel,
  { name, score }: NamedScore,
  images: Dataset,
  key: Key,
): Promise<void> {
  const ticker = countTicker(name, images.count);
  const scores = await scoreModel(model, score, images, key, ticker.tick).finally(ticker.close);
  sayScores(`${name}, ${images.count} images`, scores, model.units);
}
