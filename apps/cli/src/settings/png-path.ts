import type { Setting } from './setting.js';

/** A setting that names a picture to write. */
export const pngPath = (
  described: Pick<Setting<string>, 'flags' | 'summary' | 'initial'>,
): Setting<string> => ({
  ...described,
  expected: 'the name of a .png file',
  parse: (text) => (/[^/\\]\.png$/i.test(text) ? text : undefined),
});
