import { firstOf } from '../../../lab/worker/first-of.js';
import type { RunInfo } from '../protocol.js';
import type { Settings } from '../settings.js';
import type { Experiment } from './experiment.js';

const shownForTraining = 16;
const shownHeldOut = 10;

/** What the page is told of a run once. */
export function runInfo(
  origin: RunInfo['origin'],
  settings: Settings,
  { data: { train, test, name, heldOut }, model: { vae }, tests, before }: Experiment,
): RunInfo {
  const shown = tests.shape[0] ?? 0;
  return {
    origin,
    before,
    settings,
    dataName: name,
    trainImages: train.count,
    ...(heldOut !== undefined && { heldOut }),
    dataImages: firstOf(train, shownForTraining),
    testImages: firstOf(test, shownHeldOut),
    ...(test.labels && { labels: test.labels.slice(0, shown) }),
    parameters: Object.values(vae.parameters()).reduce((sum, { size }) => sum + size, 0),
  };
}
