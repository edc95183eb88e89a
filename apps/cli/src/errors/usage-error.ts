import type { Command, CommanderError } from 'commander';
import { InputError } from '@gen/core';
import { nameOf } from '../commands/name-of.js';

/** Says in one line what is wrong with the words that a command was given. */
export function usageError(command: Command, { code, message }: CommanderError): InputError {
  const callee = nameOf(command);
  const [, word = ''] = /'([^' ]*)[^']*'/.exec(message) ?? [];
  const [, similar] = /Did you mean (.*)\?/.exec(message) ?? [];
  const names = command.commands.map((known) => known.name()).join(', ');
  const remedy = similar ? `Did you mean ${similar}?` : `${callee} --help tells what there is.`;
  const error = (argument: string, expected: string, got: string): InputError =>
    new InputError({ callee, argument, expected, got, remedy });
  switch (code) {
    case 'commander.unknownOption':
      return names === ''
        ? error(word, `an option of ${callee}`, 'an unknown one')
        : error('command', `one of ${names}`, word);
    case 'commander.unknownCommand':
      return error('command', `one of ${names}`, `'${word}'`);
    case 'commander.missingArgument':
      return error(word, 'an argument', 'none');
    case 'commander.optionMissingArgument':
      return error(word, 'a value after it', 'none');
    case 'commander.excessArguments': {
      const { length } = command.registeredArguments;
      return error('arguments', `${length || 'none'} beside options`, command.args.join(' '));
    }
    default:
      return error('arguments', 'what the help tells', message);
  }
}
