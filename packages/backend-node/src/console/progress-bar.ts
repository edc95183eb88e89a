import { SingleBar } from 'cli-progress';
import type { Progress } from '@gen/core/train';
import type { ConsoleProgress } from './console-progress.js';
import { paceOf, type Wording } from './wording.js';

/** One line on a terminal. */
export function progressBar({ stream, describe, unit, validation }: Wording): ConsoleProgress {
  const shown = new SingleBar({
    format: '{place} {bar} {metrics}, {pace}{note}',
    barsize: 8, // with thirty characters of metrics all of it fits into 80 columns, but for the note
    hideCursor: true,
    stream,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    fps: 10,
  });
  let note = '';
  const add = (text: string): void => {
    note = ` · ${text}`;
    if (shown.isActive) shown.update({ note });
  };
  const report = (progress: Progress): void => {
    const { step, steps, metrics } = progress;
    if (progress.validation) add(`${validation} ${describe(progress.validation)}`);
    const words = { metrics: describe(metrics), pace: paceOf(progress, unit), note };
    const fields = { place: placeOf(progress), ...words };
    if (shown.isActive) shown.update(step, fields);
    else shown.start(steps, step, fields);
  };
  return Object.assign(report, { note: add, close: () => shown.stop() });
}

/** The epoch that it is in, or the step where there is only one epoch. */
function placeOf({ step, steps, epoch, epochs }: Progress): string {
  if (epochs <= 1) return `step ${step}/${steps}`;
  const last = Math.ceil(epochs);
  return `epoch ${Math.min(Math.floor(epoch) + 1, last)}/${last}`;
}
