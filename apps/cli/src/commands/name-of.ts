import type { Command } from 'commander';

/** The words that a command is called by: `gen train vae`. */
export const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
