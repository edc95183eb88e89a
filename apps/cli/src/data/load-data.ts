import { createHash } from 'node:crypto';
import type { Dataset } from '@gen/data';
import { findSource } from './find-source.js';

/** Images to train on, images to score on, and what tells them from others. */
export interface LoadedData {
  /** What a model is trained on. */
  readonly train: Dataset;
  /** What it is scored on: the test set, or the training set where there is none. */
  readonly test: Dataset;
  /** Hash of all pixels. */
  readonly digest: string;
}

/** Loads the data of a setting, cut to the first images to train on. */
export async function loadData(data: string, trainImages: number | 'all'): Promise<LoadedData> {
  const { source, place } = findSource(data);
  const most = trainImages === 'all' ? Infinity : trainImages;
  const splits = await source!.load(place, most);
  const train = firstImages(splits.train, most);
  const test = splits.test ?? train;
  return { train, test, digest: digestOf([train, test]) };
}

/** The first images of a data set. */
export function firstImages(dataset: Dataset, most: number): Dataset {
  if (most >= dataset.count) return dataset;
  const { height, width, channels, images, labels } = dataset;
  return {
    ...dataset,
    count: most,
    images: images.subarray(0, most * height * width * channels),
    ...(labels && { labels: labels.subarray(0, most) }),
  };
}

function digestOf(datasets: readonly Dataset[]): string {
  const hash = createHash('sha256');
  for (const { images } of datasets) hash.update(images);
  return hash.digest('hex').slice(0, 16);
}
