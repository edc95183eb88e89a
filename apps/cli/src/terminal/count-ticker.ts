import { SingleBar } from 'cli-progress';
import { isTerminal } from './say.js';

/** Shows how far a count has come. */
export interface CountTicker {
  /** Tells how far it has come. */
  readonly tick: (done: number) => void;
  /** Takes it away. */
  readonly close: () => void;
}

/** A bar on a terminal, else nothing. */
export function countTicker(name: string, total: number, unit = ' images'): CountTicker {
  if (!isTerminal()) return { tick: () => undefined, close: () => undefined };
  const shown = new SingleBar({
    format: `${name} {bar} {value}/{total}${unit}, {eta_formatted} left`,
    barsize: 20,
    hideCursor: true,
    stream: process.stdout,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    clearOnComplete: true,
  });
  shown.start(total, 0);
  return { tick: (done) => shown.update(done), close: () => shown.stop() };
}
