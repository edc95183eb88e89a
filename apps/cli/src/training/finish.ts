import { drawTraining } from '../pictures/draw-training.js';
import { drawPictures } from '../pictures/draw-pictures.js';
import { FILES } from '../run/run-files.js';
import { commandText } from '../terminal/command-text.js';
import { bold, say, sayField } from '../terminal/say.js';
import { firstImages } from '../data/load-data.js';
import { sayFineScore } from '../scoring/say-fine-score.js';
import { scoreModel } from './score-model.js';
import { sayScores } from './say-scores.js';
import type { Session } from './session.js';
import { withAverages } from './with-averages.js';

/** Images that a fine score is told of. */
const FINELY_SCORED = 1000;

/** Draws the pictures and says what there is and, after an interrupt, how to go on. */
export async function finish(session: Session, done: number, isStopped: boolean): Promise<void> {
  const { run, model, data, keys, batches } = session;
  await withAverages(session, () => drawPictures(model, data.test, keys.score, run.store));
  await drawTraining(batches.batchesPerEpoch, model, run.store);
  if (isStopped) {
    const steps = run.training.epochs * batches.batchesPerEpoch;
    say(`Stopped after ${done} of ${steps} steps; all is saved in ${run.path}. Go on with`);
    say(`  ${bold(commandText([run.family.name, '--resume', run.path]))}`);
    return;
  }
  const score = () => scoreModel(model, model.score, data.test, keys.score);
  const scores = await withAverages(session, score);
  sayScores(
    `${data.test.split} score, ${data.test.count} images, ${model.intake.summary}`,
    scores,
    model.units,
  );
  const { endScore } = model;
  if (endScore !== undefined) {
    const images = firstImages(data.test, FINELY_SCORED);
    await withAverages(session, () => sayFineScore(model, endScore, images, keys.score));
  }
  await sayFiles(session);
}

async function sayFiles({ run }: Session): Promise<void> {
  const known: string[] = [...Object.values(FILES), ...run.family.pictureFiles];
  const names = (await run.store.list()).filter((name) => known.includes(name));
  sayField('files', names.map((name) => `${run.path}/${name}`).join('\n'.padEnd(10)));
}
