import { Option, type Command } from 'commander';
import type { Json, Settings, Values } from './setting.js';

/** The values of these settings that were given to a command. */
export function givenSettings(command: Command, settings: Settings): Values {
  const given: Record<string, Json> = {};
  for (const [name, { flags }] of Object.entries(settings)) {
    const value = command.getOptionValue(new Option(flags).attributeName()) as Json | undefined;
    if (value !== undefined) given[name] = value;
  }
  return given;
}
