import { parseCount } from './numbers.js';
import type { Setting } from './setting.js';

/** A setting that lists counts, such as the sizes of layers: `200,200`. */
export const counts = (
  described: Pick<Setting<readonly number[]>, 'flags' | 'summary' | 'initial' | 'initialText'>,
): Setting<readonly number[]> => ({
  ...described,
  expected: 'integers ≥ 1 with commas between them',
  parse: (text) => {
    const all = text.split(',').map((part) => parseCount(part));
    return all.includes(undefined) ? undefined : (all as number[]);
  },
});
