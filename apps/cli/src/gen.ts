import { reportError } from './errors/report-error.js';
import { program } from './program.js';

/**
 * Runs the command `gen` in this process: trains, samples and scores models, writes to the standard
 * streams, and catches interrupts while it trains.
 *
 * @param words what follows `gen` on a command line.
 * @returns the exit code: 0, 2 for what was given and cannot be used, 1 for a bug, 128 and the number
 * of the signal where one stopped the training.
 *
 * @example
 * ```ts
 * import { gen } from '@gen/cli';
 *
 * const code = await gen(['train', 'vae', '--help']); // 0
 * ```
 */
export async function gen(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return reportError(error);
  }
}
