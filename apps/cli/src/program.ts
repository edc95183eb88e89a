import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addComplete } from './commands/complete.js';
import { addSample } from './commands/sample.js';
import { addScore } from './commands/score.js';
import { addTrain } from './commands/train.js';
import { usageError } from './errors/usage-error.js';

/** The command `gen` and all that it knows. */
export function program(): Command {
  const gen = new Command('gen')
    .description('Train, sample and score deep generative models.')
    .version(version(), '-v, --version', 'tell the version')
    .helpOption('-h, --help', 'tell what there is')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ outputError: () => undefined });
  addTrain(gen);
  addSample(gen);
  addComplete(gen);
  addScore(gen);
  throwErrors(gen);
  return gen;
}

/** Errors of a command and its own are thrown, in one line, instead of ending the process. */
function throwErrors(command: Command): void {
  command.exitOverride((error) => {
    throw error.exitCode === 0 || error.code === 'commander.help'
      ? error
      : usageError(command, error);
  });
  for (const child of command.commands) throwErrors(child);
}

function version(): string {
  const json = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(json) as { version: string }).version;
}
