import type { Dataset } from '@gen/data';
import type { Images } from '../../../lab/picture/images.js';
import type { RunInfo } from '../protocol.js';
import type { Settings } from '../settings.js';
import type { DataSource } from './data-source.js';
import type { ImageModel } from './image-model.js';

const shownForTraining = 16;
const shownHeldOut = 10;

/** What the page is told of a run once. */
export function runInfo(
  origin: RunInfo['origin'],
  settings: Settings,
  { train, test, name }: DataSource,
  { vae, layers }: ImageModel,
): RunInfo {
  return {
    origin,
    settings,
    dataName: name,
    examples: train.count,
    dataImages: first(train, shownForTraining),
    testImages: first(test, shownHeldOut),
    ...(test.labels && { labels: test.labels }),
    parameters: Object.values(vae.parameters()).reduce((sum, { size }) => sum + size, 0),
    layers,
  };
}

function first({ images, count, height, width }: Dataset, most: number): Images {
  const few = Math.min(most, count);
  return { pixels: images.slice(0, few * height * width), count: few, height, width };
}
