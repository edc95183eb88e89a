/** The parts of a docstring, as all of ours are written. */
export interface Docstring {
  /** The first paragraph. */
  readonly summary: string;
  /** Lines of the equation that follows it. */
  readonly equation: readonly string[];
  /** All but the equation, in one line. */
  readonly prose: string;
  /** What it is from, as links. */
  readonly sources: readonly string[];
  /** What parameters mean, by name. */
  readonly params: Readonly<Record<string, string>>;
  /** What comes back. */
  readonly returns: string | undefined;
  /** Code of the example. */
  readonly example: string | undefined;
}

/** Takes a comment apart. */
export function parseDocstring(comment: string): Docstring {
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
  const [description = '', ...tags] = text.split(/^(?=@\w)/m);
  const paragraphs = description.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+$/, ''));
  const isEquation = (paragraph: string): boolean => paragraph.startsWith('    ');
  const prose = plain(paragraphs.filter((paragraph) => !isEquation(paragraph)).join('\n'));
  return {
    summary: plain(paragraphs[0] ?? ''),
    equation: paragraphs
      .filter(isEquation)
      .flatMap((block) => block.replace(/^ {4}/gm, '').split('\n')),
    prose,
    sources: sourcesOf(prose),
    params: Object.fromEntries(tags.flatMap(paramOf)),
    returns: tags
      .map((tag) => /^@returns\s+([^]*)/.exec(tag)?.[1])
      .find(Boolean)
      ?.trim(),
    example: tags.map((tag) => /```ts\n([^]*?)```/.exec(tag)?.[1]).find(Boolean),
  };
}

function paramOf(tag: string): [string, string][] {
  const [, name, text] = /^@param (\w+)\s+([^]*)/.exec(tag) ?? [];
  return name === undefined ? [] : [[name, plain(text!)]];
}

/** One line, with links as code. */
export const plain = (text: string): string =>
  text
    .replace(/\{@link\s+(\w+)\s*\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();

// Authors with a year, perhaps a title and a place in it, and a URL.
const source =
  /((?:[\p{L}\-–’' ,&]|et al\.)+\d{4}(?:, "[^"]+")?[^"()]*?|[\p{L} ]+, "[^"]+"[^"()]*?)(https?:\/\/(?:[^\s(),;]|\([^\s()]*\))+)/gu;

function sourcesOf(prose: string): string[] {
  return [...prose.matchAll(source)].map(([, words, url]) => {
    const work = words!
      .replace(/^[^\p{Lu}]*?(?=(?:van |der |den |de |von )*\p{Lu})/u, '')
      .replace(/[\s,]+$/, '');
    return `[${work}](${url!.replace(/\.$/, '')})`;
  });
}
