import { SingleBar } from 'cli-progress';
import type { Progress } from '@gen/core/train';
import { duration } from './duration.js';
import { isTerminal, say } from './say.js';

/** Shows how a training goes. */
export interface ProgressDisplay {
  /** A report came. */
  report(progress: Progress, metrics: string): void;
  /** An epoch ended, or something else happened that is worth a line. */
  note(text: string): void;
  /** The training ended: what is shown stays. */
  close(): void;
}

/** A bar on a terminal, else a line for each epoch. */
export const progressDisplay = (): ProgressDisplay => (isTerminal() ? bar() : lines());

/** How fast it goes, and how long it will. */
const pace = ({ examplesPerSecond, secondsLeft }: Progress): string =>
  `${Math.round(examplesPerSecond).toLocaleString('en')} images/s, ${duration(secondsLeft)} left`;

function lines(): ProgressDisplay {
  let last = '';
  return {
    report: (progress) => {
      last = pace(progress);
    },
    note: (text) => say(last === '' ? text : `${text}, ${last}`),
    close: () => undefined,
  };
}

function bar(): ProgressDisplay {
  const shown = new SingleBar({
    format: 'epoch {epoch} {bar} {metrics}, {pace}{noted}',
    barsize: 20,
    hideCursor: true,
    stream: process.stdout,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    fps: 10,
  });
  let noted = '';
  return {
    report: (progress, metrics) => {
      const { step, steps, epoch, epochs } = progress;
      const place = `${Math.min(Math.floor(epoch) + 1, epochs)}/${epochs}`;
      const fields = { epoch: place, metrics, pace: pace(progress), noted };
      if (!shown.isActive) shown.start(steps, step, fields);
      else shown.update(step, fields);
    },
    note: (text) => {
      noted = ` · ${text}`;
    },
    close: () => shown.stop(),
  };
}
