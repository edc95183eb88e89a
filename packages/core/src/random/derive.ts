import { keyTrail } from './key-trail.js';
import { Key, type KeyWords } from './key.js';
import { writePhiloxBlock } from './philox.js';

/** Last word of the counter, by what a block is for: 0 is a draw, so no block serves two purposes. */
export const SPLIT = 1;
/** See {@link SPLIT}. */
export const FOLD_IN = 2;

/** The key that is child `index`, below 2⁵³, of a parent for one purpose. */
export function derive(parent: Key, index: number, purpose: number): Key {
  const child = new Key(...derivedWords(parent.words, index, purpose));
  keyTrail()?.derived(child, parent, index, purpose);
  return child;
}

/** The words of {@link derive}. */
export function derivedWords(words: KeyWords, index: number, purpose: number): KeyWords {
  const block = new Uint32Array(4);
  writePhiloxBlock(block, 0, words, index, Math.floor(index / 2 ** 32), 0, purpose);
  return [block[0]!, block[1]!];
}
