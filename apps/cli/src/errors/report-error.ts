import { CommanderError } from 'commander';
import { InputError } from '@gen/core';

/** What was given cannot be used. */
const USAGE = 2;

/** Something is wrong with the program itself. */
const BUG = 1;

/**
 * Tells an error on stderr, and returns the exit code that it means: one line and 2 for what was given,
 * all that is known and 1 for what nobody has foreseen.
 */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE; // the help was shown
  if (error instanceof InputError) {
    process.stderr.write(`${oneLine(error.message)}\n`);
    return USAGE;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : `${error}`}\n`);
  return BUG;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
