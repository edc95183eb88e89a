import { meanMetrics, type Metrics, type Progress } from '@gen/core/train';
import type { ConsoleProgress } from './console-progress.js';
import { paceOf, type Wording } from './wording.js';

/** Milliseconds between lines where nothing else brings one. */
const SELDOM = 10_000;

/** A line now and then. */
export function progressLines(
  { stream, describe, unit, validation }: Wording,
  now: () => number = () => performance.now(),
): ConsoleProgress {
  let steps: Metrics[] = [];
  let last = now();
  const report = (progress: Progress): void => {
    steps.push(...progress.history);
    const isEnd = Number.isInteger(progress.epoch) || progress.step === progress.steps;
    if (!isEnd && progress.validation === undefined && now() - last < SELDOM) return;
    const trained = describe(meanMetrics(steps));
    const scored = progress.validation && `, ${validation} ${describe(progress.validation)}`;
    stream.write(`${placeOf(progress)}: ${trained}${scored ?? ''}, ${paceOf(progress, unit)}\n`);
    [steps, last] = [[], now()];
  };
  return Object.assign(report, { note: () => undefined, close: () => undefined });
}

const placeOf = ({ step, steps, epoch, epochs }: Progress): string =>
  epochs <= 1 ? `step ${step}/${steps}` : `epoch ${hundredths(epoch)}/${hundredths(epochs)}`;

const hundredths = (value: number): number => Math.round(100 * value) / 100;
