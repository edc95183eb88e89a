/** A fenced block of code. */
export interface Fence {
  /** The word after the backticks. */
  readonly language: string;
  /** The words after the language. */
  readonly words: readonly string[];
  /** The line on which the code begins, counted from 1. */
  readonly line: number;
  /** The code. */
  readonly code: string;
}

/** The fenced blocks of a Markdown text, or of the comments of a TypeScript source. */
export function fences(text: string): Fence[] {
  const blocks: Fence[] = [];
  let open: { language: string; words: string[]; line: number; code: string[] } | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/^\s*\* ?/, '');
    const info = /^```(.*)$/.exec(line)?.[1];
    if (info === undefined) open?.code.push(line);
    else if (open === undefined) {
      const [language = '', ...words] = info.trim().split(/\s+/);
      open = { language, words, line: index + 2, code: [] };
    } else {
      blocks.push({ ...open, code: `${open.code.join('\n')}\n` });
      open = undefined;
    }
  }
  return blocks;
}
