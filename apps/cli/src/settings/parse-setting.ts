import { InputError } from '@gen/core';
import type { Json, Setting } from './setting.js';

/** Reads the value of a setting. Throws an `InputError` where the text is none. */
export function parseSetting<T extends Json>(
  setting: Setting<T>,
  text: string,
  callee: string,
  argument = flagOf(setting),
): T {
  const value = setting.parse(text);
  if (value !== undefined) return value;
  const remedy = setting.remedy?.(text);
  throw new InputError({
    callee,
    argument,
    expected: setting.expected,
    got: `'${text}'`,
    ...(remedy !== undefined && { remedy }),
  });
}

/** The option of a setting without its argument: `--latent`. */
export const flagOf = ({ flags }: Pick<Setting, 'flags'>): string => flags.split(' ')[0]!;
