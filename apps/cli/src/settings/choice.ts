import { didYouMean } from './did-you-mean.js';
import type { Setting } from './setting.js';

/** A setting that is one of several words. */
export function choice<const Word extends string>(
  words: readonly Word[],
  described: Pick<Setting<NoInfer<Word>>, 'flags' | 'summary' | 'initial' | 'initialText'>,
): Setting<Word> {
  return {
    ...described,
    expected: `one of ${words.join(', ')}`,
    parse: (text) => words.find((word) => word === text),
    remedy: (text) => didYouMean(text, words),
  };
}
