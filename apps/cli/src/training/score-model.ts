import { split, type Key } from '@gen/core';
import { averageOver, type Score as MeanScore } from '@gen/core/metrics';
import type { Metrics } from '@gen/core/train';
import type { Dataset } from '@gen/data';

import { inOrder } from '../data/prepare.js';
import type { RunModel, Score } from '../families/family.js';

/** Images that are scored at a time. */
const AT_A_TIME = 100;

/** Averages by name. */
export type Averages = Readonly<Record<string, MeanScore>>;

/**
 * Averages a score over all images of a data set; a pure function of the model, the images and the
 * key, so that scores of two models differ by the models alone.
 */
export function scoreModel(
  { intake }: RunModel,
  score: Score,
  dataset: Dataset,
  key: Key,
  onImages: (done: number) => void = () => undefined,
): Promise<Averages> {
  const [pixelKey, scoreKey] = split(key);
  const batches = inOrder(dataset, intake, pixelKey, AT_A_TIME);
  const onBatch = (done: number): void => onImages(Math.min(done * AT_A_TIME, dataset.count));
  return averageOver(batches, scoreKey, score, { onBatch });
}

/** The means alone. */
export const meansOf = (averages: Averages): Metrics =>
  Object.fromEntries(Object.entries(averages).map(([name, { value }]) => [name, value]));
