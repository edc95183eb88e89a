import type { Metrics, Progress } from '@gen/core/train';
import { duration } from './duration.js';

/** Where and in which words a run is shown. */
export interface Wording {
  /** Where. */
  readonly stream: NodeJS.WriteStream;
  /** Tells metrics. */
  readonly describe: (metrics: Metrics) => string;
  /** What examples are called. */
  readonly unit: string;
  /** What validation is called. */
  readonly validation: string;
}

/** How fast it goes, and how long it will. */
export const paceOf = ({ examplesPerSecond, secondsLeft }: Progress, unit: string): string =>
  `${Math.round(examplesPerSecond).toLocaleString('en')} ${unit}/s, ${duration(secondsLeft)} left`;
