import * as tf from '@tensorflow/tfjs-core';

/** Measures the time in which work is done, and leaves out the time in which others have their turn. */
export interface Stopwatch {
  /** Leaves out the time that this takes. */
  without<T>(rest: () => Promise<T>): Promise<T>;
  /** Leaves out the time from here on. */
  stop(): void;
  /** Counts the time from here on. */
  start(): void;
  /** Seconds counted since the last lap. */
  lap(): number;
  /** Seconds counted in all laps. */
  total(): number;
}

/** Makes a {@link Stopwatch} that counts from now on. */
export function makeStopwatch(now: () => number = tf.util.now): Stopwatch {
  let [begin, counted, total] = [now(), 0, 0];
  const stop = (): void => void (counted += now() - begin);
  const start = (): void => void (begin = now());
  return {
    stop,
    start,
    without: async (rest) => {
      stop();
      try {
        return await rest();
      } finally {
        start();
      }
    },
    lap: () => {
      stop();
      start();
      const seconds = counted / 1000;
      counted = 0;
      total += seconds;
      return seconds;
    },
    total: () => total,
  };
}
