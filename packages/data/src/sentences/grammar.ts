import type { Draws } from '../draws.js';

/**
 * A context-free grammar with even chances: what each symbol may become, a list of words and symbols each. A word
 * is what has no entry.
 */
export type Grammar = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Draws words from a symbol of a grammar, and how likely they were: the sum of the logarithms. */
export function derive(
  grammar: Grammar,
  symbol: string,
  draws: Draws,
): { readonly words: readonly string[]; readonly logProb: number } {
  const rules = grammar[symbol];
  if (rules === undefined) return { words: [symbol], logProb: 0 };
  const rule = rules[Math.floor(draws.uniform() * rules.length)]!;
  const parts = rule.map((part) => derive(grammar, part, draws));
  return {
    words: parts.flatMap(({ words }) => words),
    logProb: parts.reduce((sum, part) => sum + part.logProb, -Math.log(rules.length)),
  };
}
