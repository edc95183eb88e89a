import { Option, type Command } from 'commander';
import { parseSetting } from './parse-setting.js';
import type { Json, Setting, Settings, Values } from './setting.js';

/** Adds an option for each setting to a command, under a heading of its help. */
export function addSettings(command: Command, heading: string, settings: Settings): void {
  command.optionsGroup(heading);
  for (const setting of Object.values(settings)) command.addOption(optionOf(setting, command));
}

/** The values of these settings that were given to a command. */
export function givenSettings(command: Command, settings: Settings): Values {
  const given: Record<string, Json> = {};
  for (const [name, { flags }] of Object.entries(settings)) {
    const value = command.getOptionValue(new Option(flags).attributeName()) as Json | undefined;
    if (value !== undefined) given[name] = value;
  }
  return given;
}

// Without a default that commander knows of: what is given must be told apart from what is not.
const optionOf = (setting: Setting, command: Command): Option =>
  new Option(setting.flags, `${setting.summary} (${initialTextOf(setting)})`).argParser((text) =>
    parseSetting(setting, text, nameOf(command)),
  );

const initialTextOf = ({ initial, initialText }: Setting): string =>
  initialText ?? `${initial as Json}`;

/** The words that a command is called by: `gen train vae`. */
export const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
