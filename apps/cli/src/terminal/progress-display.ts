import { SingleBar } from 'cli-progress';
import type { Metrics, Progress } from '@gen/core/train';
import { duration } from './duration.js';
import { isTerminal, say } from './say.js';

/** Shows how a training goes. */
export interface ProgressDisplay {
  /** A report came. */
  report(progress: Progress): void;
  /** An epoch ended: the means of its steps, and the score after it. */
  epoch(progress: Progress, trained: Metrics, tested: Metrics): void;
  /** The user wants to stop. */
  stopping(): void;
  /** The training ended: what is shown stays. */
  close(): void;
}

/** How metrics are told. */
export interface Wording {
  /** In words. */
  describe(metrics: Metrics): string;
  /** In the thirty characters that a bar has for them. */
  abbreviate(metrics: Metrics): string;
}

/** A bar on a terminal, else a line for each epoch. */
export const progressDisplay = (wording: Wording): ProgressDisplay =>
  isTerminal() ? bar(wording) : lines(wording);

/** How fast it goes, and how long it will. */
const pace = ({ examplesPerSecond, secondsLeft }: Progress): string =>
  `${Math.round(examplesPerSecond).toLocaleString('en')} images/s, ${duration(secondsLeft)} left`;

const lines = ({ describe }: Wording): ProgressDisplay => ({
  report: () => undefined,
  epoch: (progress, trained, tested) => {
    const { epoch, epochs } = progress;
    const scores = `${describe(trained)}, test ${describe(tested)}`;
    say(`epoch ${epoch}/${epochs}: ${scores}, ${pace(progress)}`);
  },
  stopping: () => undefined,
  close: () => undefined,
});

function bar({ abbreviate }: Wording): ProgressDisplay {
  const shown = new SingleBar({
    format: 'epoch {place} {bar} {metrics}, {pace}{note}',
    barsize: 8, // all of it fits into 80 columns, but for the note
    hideCursor: true,
    stream: process.stdout,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    fps: 10,
  });
  let note = '';
  const add = (text: string): void => {
    note = ` · ${text}`;
    if (shown.isActive) shown.update({ note });
  };
  return {
    report: (progress) => {
      const { step, steps, epoch, epochs, metrics } = progress;
      const place = `${Math.min(Math.floor(epoch) + 1, epochs)}/${epochs}`;
      const fields = { place, metrics: abbreviate(metrics), pace: pace(progress), note };
      if (shown.isActive) shown.update(step, fields);
      else shown.start(steps, step, fields);
    },
    epoch: (_, __, tested) => add(`test ${abbreviate(tested)}`),
    stopping: () => add('stopping after this step'),
    close: () => shown.stop(),
  };
}
