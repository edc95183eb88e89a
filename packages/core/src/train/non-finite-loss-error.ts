import { keyText } from './key-text.js';

/** A checkpoint that was saved. */
export interface SavedCheckpoint {
  /** Its name in the store. */
  readonly name: string;
  /** Number of steps done when it was saved. */
  readonly step: number;
}

/** What a {@link NonFiniteLossError} tells. */
export interface NonFiniteLossParts {
  /** What is not finite: `loss`, or `parameter` and its path. */
  readonly quantity: string;
  /** NaN or an infinity. */
  readonly value: number;
  /** The step, counted from 0. */
  readonly step: number;
  /** The epoch of the step, counted from 0. */
  readonly epoch: number;
  /** The batch in its epoch, counted from 0. */
  readonly index: number;
  /** Low and high word of the key that the objective was given. */
  readonly keyWords: readonly [number, number];
  /** The last checkpoint, where there is one. */
  readonly checkpoint?: SavedCheckpoint | undefined;
}

/**
 * Thrown by `fit` when a loss, or a parameter that is about to be saved, is NaN or infinite.
 *
 * Checkpoints hold finite parameters only, so the last one is from before.
 *
 * @example
 * ```ts
 * import { NonFiniteLossError } from '@gen/core/train';
 *
 * const tellWhere = (error: unknown): void => {
 *   if (!(error instanceof NonFiniteLossError)) throw error;
 *   console.log(`step ${error.step}, batch ${error.index} of epoch ${error.epoch}`);
 * };
 * ```
 */
export class NonFiniteLossError extends Error {
  /** The step, counted from 0. */
  readonly step: number;
  /** The epoch of the step, counted from 0. */
  readonly epoch: number;
  /** The batch in its epoch, counted from 0. */
  readonly index: number;
  /** Low and high word of the key that the objective was given. */
  readonly keyWords: readonly [number, number];
  /** The last checkpoint, where there is one. */
  readonly checkpoint: SavedCheckpoint | undefined;

  constructor(parts: NonFiniteLossParts) {
    super(messageOf(parts));
    this.name = 'NonFiniteLossError';
    this.step = parts.step;
    this.epoch = parts.epoch;
    this.index = parts.index;
    this.keyWords = parts.keyWords;
    this.checkpoint = parts.checkpoint;
  }
}

function messageOf(parts: NonFiniteLossParts): string {
  const { quantity, value, step, epoch, index, keyWords, checkpoint } = parts;
  const where = `at step ${step} (epoch ${epoch}, batch ${index}, key ${keyText(keyWords)})`;
  const rescue = checkpoint
    ? `Resume from ${checkpoint.name}, saved after ${checkpoint.step} steps, `
    : 'Train anew ';
  return (
    `fit: ${quantity}: expected a finite number; got ${value} ${where}. ` +
    `${rescue}with a lower learning rate or clipByGlobalNorm, and look for numbers in that batch ` +
    'which the objective has no finite value for.'
  );
}
