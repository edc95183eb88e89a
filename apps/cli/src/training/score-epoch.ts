import type { Metrics } from '@gen/core/train';
import { meansOf, scoreModel } from './score-model.js';
import type { Session } from './session.js';

/** Scores the model on the test images at the end of an epoch, unless this was done before. */
export async function scoreEpoch(session: Session, step: number): Promise<Metrics | undefined> {
  const { model, data, keys, batches, log } = session;
  if (step === 0 || step % batches.batchesPerEpoch !== 0 || log.hasScore(step)) return undefined;
  const scores = meansOf(await scoreModel(model, model.score, data.test, keys.score));
  log.addScore(step, scores);
  return scores;
}
