import { Option, type Command } from 'commander';
import { nameOf } from '../commands/name-of.js';
import { parseSetting } from './parse-setting.js';
import type { Json, Setting, Settings } from './setting.js';

/** Adds an option for each setting to a command, under a heading of its help. */
export function addSettings(command: Command, heading: string, settings: Settings): void {
  command.optionsGroup(heading);
  for (const setting of Object.values(settings)) command.addOption(optionOf(setting, command));
}

// Without a default that commander knows of: what is given must be told apart from what is not.
function optionOf(setting: Setting, command: Command): Option {
  const option = new Option(setting.flags, `${setting.summary} (${initialTextOf(setting)})`);
  const takesText = setting.flags.includes('<');
  return takesText
    ? option.argParser((text) => parseSetting(setting, text, nameOf(command)))
    : option;
}

const initialTextOf = ({ initial, initialText }: Setting): string =>
  initialText ?? `${initial as Json}`;
