import { checkCount, foldIn, type Key } from '@gen/core';
import { drawsOf } from '../draws.js';
import { derive, type Grammar } from './grammar.js';

/** Options of {@link sentences}. */
export interface SentencesOptions {
  /** Number of sentences. */
  readonly count?: number;
}

/** Sentences, and how likely each is. */
export interface Sentences {
  /** What they are called. */
  readonly name: string;
  /** Number of sentences. */
  readonly count: number;
  /** The sentences. */
  readonly sentences: readonly string[];
  /** log p of each in nats, summed over its words: what a model of words can reach. */
  readonly logProbs: Float32Array;
  /** All words that occur in any, in order of the alphabet. */
  readonly words: readonly string[];
}

const grammar: Grammar = {
  sentence: [
    ['one', 'does'],
    ['many', 'do'],
  ],
  one: [
    ['the', 'adjective', 'singular'],
    ['a', 'consonant', 'singular'],
    ['the', 'singular', 'place'],
  ],
  many: [
    ['the', 'plural'],
    ['some', 'adjective', 'plural'],
    ['two', 'plural', 'place'],
  ],
  singular: [['cat'], ['dog'], ['bird'], ['child'], ['teacher'], ['robot']],
  plural: [['cats'], ['dogs'], ['birds'], ['children'], ['teachers'], ['robots']],
  adjective: [['small'], ['old'], ['happy'], ['quiet'], ['green']],
  consonant: [['small'], ['happy'], ['quiet'], ['green']],
  does: [['sleeps', 'where'], ['sees', 'object'], ['follows', 'object'], ['sings']],
  do: [['sleep', 'where'], ['see', 'object'], ['follow', 'object'], ['sing']],
  object: [['one'], ['many']],
  where: [['here'], ['place']],
  place: [
    ['in', 'the', 'garden'],
    ['near', 'the', 'river'],
    ['on', 'the', 'roof'],
  ],
};

/**
 * English sentences from a small grammar in which number agrees over a distance: for models of sequences
 * and of text, with the probability of each sentence known.
 *
 * Each choice of the grammar has even chances, and no two derivations make the same sentence, so that the
 * log-probability is the sum over the choices. Sentence `i` depends on the key and `i` alone.
 *
 * @throws InputError for no sentences.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { sentences } from '@gen/data';
 *
 * const made = sentences(key(0), { count: 3 });
 * console.log(made.sentences[0]); // such as: the old cat sees two birds near the river
 * ```
 */
export function sentences(key: Key, { count = 10_000 }: SentencesOptions = {}): Sentences {
  checkCount('sentences', 'count', count);
  const derivations = Array.from({ length: count }, (_, i) =>
    derive(grammar, 'sentence', drawsOf(foldIn(key, i))),
  );
  const all = Object.values(grammar).flat(2);
  return {
    name: 'sentences',
    count,
    sentences: derivations.map(({ words }) => words.join(' ')),
    logProbs: Float32Array.from(derivations, ({ logProb }) => logProb),
    words: [...new Set(all)].filter((word) => !(word in grammar)).sort(),
  };
}
