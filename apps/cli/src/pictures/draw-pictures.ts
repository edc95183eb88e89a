import type { Key } from '@gen/core';
import type { Store } from '@gen/core/train';
import { encodePng } from '@gen/plot';
import type { Dataset } from '@gen/data';
import { prepare } from '../data/prepare.js';
import type { RunModel } from '../families/family.js';

/** Images that a picture may show. */
const SHOWN = 20;

/** Draws what goes with a model into the folder of its run. */
export async function drawPictures(
  { pictures, intake }: RunModel,
  test: Dataset,
  key: Key,
  store: Store,
): Promise<void> {
  const { height, width, channels } = test;
  const size = { height, width, channels };
  const images = prepare(test, intake, key, { count: Math.min(SHOWN, test.count) });
  try {
    for (const { file, draw } of pictures) {
      await store.put(file, encodePng(await draw({ images, size, key })));
    }
  } finally {
    images.dispose();
  }
}
