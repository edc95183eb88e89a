import type { Key, KeyWords } from '../random/key.js';
import { derivedWords } from '../random/derive.js';
import type { KeyTrail } from '../random/key-trail.js';
import { here } from './place.js';
import { refused } from './refused.js';
import type { KeySource } from './trace.js';

/** The keys of a step that is being recorded. */
export interface KeyTable extends KeyTrail {
  /** The keys so far. */
  readonly sources: readonly KeySource[];
  /** Enters an argument. */
  argument(key: Key): void;
  /** The place of a key by its words, the very array. */
  placeOf(words: unknown): number;
}

/** Makes an empty {@link KeyTable}. */
export function makeKeyTable(): KeyTable {
  const sources: KeySource[] = [];
  const places = new Map<unknown, number>();
  const enter = (key: Key, source: KeySource): void => {
    places.set(key.words, sources.length);
    sources.push(source);
  };
  const placeOf = (words: unknown): number => {
    const place = places.get(words);
    if (place === undefined) throw captured();
    return place;
  };
  let count = 0;
  return {
    sources,
    placeOf,
    argument: (key) => enter(key, { from: 'argument', index: count++ }),
    made: (key) => enter(key, { from: 'seed', words: key.words }),
    derived: (child, parent, index, purpose) =>
      enter(child, { from: 'key', parent: placeOf(parent.words), index, purpose }),
    usedOnHost: (callee) => {
      throw refused({
        expected: 'draws on the engine',
        got: `${callee}, which draws on the host`,
        place: here(),
        remedy: 'Draw it before the step, and pass it as an argument.',
      });
    },
  };
}

const captured = (): Error =>
  refused({
    expected: 'keys that are arguments, or come from them by split and foldIn',
    got: 'a key of outside of the step',
    place: here(),
    remedy: 'Pass it as an argument.',
  });

/** The words of all keys of a step, from those of the arguments. */
export function wordsOf(
  sources: readonly KeySource[],
  keys: readonly { readonly words: KeyWords }[],
): KeyWords[] {
  const words: KeyWords[] = [];
  for (const source of sources) {
    if (source.from === 'argument') words.push(keys[source.index]!.words);
    else if (source.from === 'seed') words.push(source.words);
    else words.push(derivedWords(words[source.parent]!, source.index, source.purpose));
  }
  return words;
}
