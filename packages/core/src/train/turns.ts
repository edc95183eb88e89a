import * as tf from '@tensorflow/tfjs-core';
import { nextTask } from './next-task.js';

/** Milliseconds after which others have their turn: a frame. */
const TURN = 16;

/** Lets others have their turn on this thread. */
export interface Turns {
  /** Whether it is their turn. */
  due(): boolean;
  /** Resolves when they had it. */
  give(): Promise<void>;
}

/** Makes {@link Turns} that begin now, each given by `pause`. */
export function makeTurns(pause: () => Promise<void> = nextTask): Turns {
  let since = tf.util.now();
  return {
    due: () => tf.util.now() - since >= TURN,
    give: async () => {
      await pause();
      since = tf.util.now();
    },
  };
}
