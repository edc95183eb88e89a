import { smilesTokens } from './smiles-tokens.js';

/** Where a string stops being SMILES, and why. */
export interface SmilesFault {
  /** Index of the character. */
  readonly index: number;
  /** What would have been right. */
  readonly expected: string;
  /** What came. */
  readonly got: string;
}

/**
 * The first fault of a string's form: a character of no token, a branch or a ring that is not closed.
 * Whether a molecule can exist is another question.
 */
export function smilesFault(smiles: string): SmilesFault | undefined {
  const rings = new Map<string, number>();
  const branches: number[] = [];
  let index = 0;
  for (const token of smilesTokens(smiles)) {
    if (!smiles.startsWith(token, index)) break;
    if (token === '(') branches.push(index);
    if (token === ')' && branches.pop() === undefined) {
      return { index, expected: 'a branch that was opened', got: ')' };
    }
    if (/^%?\d+$/.test(token) && !rings.delete(ringOf(token))) rings.set(ringOf(token), index);
    index += token.length;
  }
  if (index < smiles.length) {
    return { index, expected: 'an atom, a bond, a branch or a ring', got: around(smiles, index) };
  }
  const [branch] = branches;
  if (branch !== undefined) return { index: branch, expected: 'a branch that is closed', got: '(' };
  const [ring] = rings;
  if (ring === undefined) return undefined;
  return { index: ring[1], expected: `ring ${ring[0]} to be closed`, got: 'one end of it' };
}

/** `%01` is ring 1. */
const ringOf = (token: string): string => `${Number(token.replace('%', ''))}`;

const around = (smiles: string, index: number): string =>
  JSON.stringify(smiles.slice(index, index + 8));
