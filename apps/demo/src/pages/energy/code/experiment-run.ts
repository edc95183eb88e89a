import type { Turned } from '../../../lab/session/lab-worker.js';
import type { LiveKnobs } from '../protocol.js';
import type { Settings } from '../settings.js';

/** Steps that the code takes where none was taken in the page. */
export const usualSteps = 2000;

/** What a run in the page was. */
export interface ExperimentRun {
  readonly settings: Settings;
  /** Knobs as they were turned, the first turn being the beginning. */
  readonly turns: readonly Turned<LiveKnobs>[];
  /** Steps that it took. */
  readonly steps: number;
  /** Name of the engine that it ran on. */
  readonly engine: string | undefined;
  /** Number of images of the files that were held out, where no file was for that. */
  readonly heldOut: number | undefined;
}

/** An import from a package. */
export const importOf = (from: string, names: readonly string[]): string =>
  `import { ${[...names].sort(byLetters).join(', ')} } from '${from}';`;

const byLetters = (a: string, b: string): number =>
  a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0;

/** The lines that start the engine and derive the keys. */
export const beginning = ({ engine, settings }: ExperimentRun): string =>
  `await use(webBackend(${engine === undefined ? '' : `{ prefer: '${engine}' }`}));
const [modelKey, dataKey, stepsKey] = split(key(${settings.key}), 3);`;
