import type { Metrics, Progress } from '@gen/core/train';
import { meansOf, scoreModel } from './score-model.js';
import type { Session } from './session.js';
import { withAverages } from './with-averages.js';

/** Scores the model on the test images at the end of an epoch. */
export async function scoreEpoch(
  session: Session,
  { step }: Progress,
): Promise<Metrics | undefined> {
  const { model, data, keys, batches } = session;
  if (step % batches.batchesPerEpoch !== 0) return undefined;
  const score = () => scoreModel(model, model.score, data.test, keys.score);
  return meansOf(await withAverages(session, score));
}
