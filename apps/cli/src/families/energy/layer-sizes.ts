import { counts } from '../../settings/counts.js';
import type { Setting } from '../../settings/setting.js';

/** A setting that lists the numbers of hidden units of a deep model, two layers at least. */
export function layerSizes(initial: readonly number[]): Setting<readonly number[]> {
  const setting = counts({
    flags: '--hidden <sizes>',
    summary: 'numbers of hidden units, from the layer above the pixels up',
    initial,
    initialText: `${initial}`,
  });
  return {
    ...setting,
    expected: 'two or more integers ≥ 1 with commas between them',
    parse: (text) => {
      const sizes = setting.parse(text);
      return sizes !== undefined && sizes.length >= 2 ? sizes : undefined;
    },
  };
}
