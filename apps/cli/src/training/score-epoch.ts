import type { Metrics, Progress } from '@gen/core/train';
import type { Dataset } from '@gen/data';
import type { Score, ScoreGap } from '../families/family.js';
import { firstImages } from '../data/load-data.js';
import { meansOf, scoreModel } from './score-model.js';
import type { Session } from './session.js';
import { withAverages } from './with-averages.js';

/** Scores the model on the test images at the end of an epoch, and tells how far training images are from them. */
export async function scoreEpoch(
  session: Session,
  { step }: Progress,
): Promise<Metrics | undefined> {
  const { model, data, keys, batches } = session;
  if (step % batches.batchesPerEpoch !== 0) return undefined;
  return withAverages(session, async () => {
    const scores = meansOf(await scoreModel(model, model.score, data.test, keys.score));
    return model.gap === undefined
      ? scores
      : { ...scores, [model.gap.name]: await gapOf(session, model.gap) };
  });
}

/** The score of test images less that of as many training images. */
async function gapOf(
  { model, data: { train, test }, keys }: Session,
  { score }: ScoreGap,
): Promise<number> {
  const meanOf = async (images: Dataset): Promise<number> => {
    const named: Score = (x, key) => ({ gap: score(x, key) });
    return (await scoreModel(model, named, images, keys.score))['gap']!.value;
  };
  return (await meanOf(test)) - (await meanOf(firstImages(train, test.count)));
}
