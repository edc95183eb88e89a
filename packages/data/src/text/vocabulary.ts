import { InputError } from '@gen/core';

/** Tokens and their numbers; 0 is what fills a sequence up. */
export interface Vocabulary {
  /** Number of tokens, that which fills up among them. */
  readonly size: number;
  /** The tokens by number; the first is empty. */
  readonly tokens: readonly string[];
  /** The numbers of a text's tokens; nothing of a token that is not known. */
  encode(text: string): readonly (number | undefined)[];
  /** The text of numbers; what fills up is left out. */
  decode(ids: Iterable<number>): string;
  /** The tokens of a text. */
  split(text: string): readonly string[];
}

/** How {@link vocabularyOf} makes tokens of a text. */
export interface VocabularyOptions {
  /** The tokens of a text; its characters where it is not given. */
  readonly split?: (text: string) => readonly string[];
}

/** The characters of a text, each a code point of Unicode. */
const characters = (text: string): readonly string[] => [...text];

/**
 * The vocabulary of texts: their tokens in the order of their code points, so that the order of the
 * texts does not matter.
 *
 * @example
 * ```ts
 * import { textLines, vocabularyOf } from '@gen/data';
 *
 * const vocabulary = await vocabularyOf(textLines(new Blob(['abba\ncab\n'])));
 * console.log(vocabulary.encode('abc')); // [1, 2, 3]
 * console.log(vocabulary.decode([3, 1, 2, 0])); // cab
 * ```
 */
export async function vocabularyOf(
  texts: AsyncIterable<string> | Iterable<string>,
  { split = characters }: VocabularyOptions = {},
): Promise<Vocabulary> {
  const seen = new Set<string>();
  for await (const text of texts) for (const token of split(text)) seen.add(token);
  const tokens = ['', ...[...seen].sort()];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return {
    size: tokens.length,
    tokens,
    split,
    encode: (text) => split(text).map((token) => ids.get(token)),
    decode: (numbers) => Array.from(numbers, (id) => checkedToken(tokens, id)).join(''),
  };
}

function checkedToken(tokens: readonly string[], id: number): string {
  const token = tokens[id];
  if (token !== undefined) return token;
  throw new InputError({
    callee: 'vocabulary.decode',
    argument: 'ids',
    expected: `integers from 0 to ${tokens.length - 1}`,
    got: `${id}`,
  });
}
