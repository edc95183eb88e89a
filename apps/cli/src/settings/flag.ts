import type { Setting } from './setting.js';

/** A setting that is given or not: `--ais`. */
export const flag = (described: Pick<Setting, 'flags' | 'summary'>): Setting<boolean> => ({
  ...described,
  initial: false,
  initialText: 'no',
  expected: 'true or false',
  parse: (text) => ({ true: true, false: false })[text],
});
