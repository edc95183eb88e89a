import { checkCount, foldIn, type Key } from '@gen/core';
import { drawsOf, type Draws } from '../draws.js';

/** Options of {@link molecules}. */
export interface MoleculesOptions {
  /** Number of molecules. */
  readonly count?: number;
  /** The most atoms that a chain may have. */
  readonly longest?: number;
}

/** Molecules as lines of SMILES. */
export interface Molecules {
  /** What they are called. */
  readonly name: string;
  /** Number of molecules. */
  readonly count: number;
  /** The molecules, hydrogens left out. */
  readonly smiles: readonly string[];
  /** All characters that occur in any, in order. */
  readonly characters: readonly string[];
}

/** Atoms, and how many single bonds each has. */
const VALENCE = { C: 4, N: 3, O: 2, S: 2, F: 1 } as const;
type Atom = keyof typeof VALENCE;

/** Rings that hang by one bond, at their first atom. */
const RINGS = ['c1ccccc1', 'C1CCCCC1', 'c1ccncc1', 'C1CCOC1', 'c1ccsc1'];

/**
 * Small molecules as SMILES, valid by the way they are made: no atom has more bonds than it may, brackets and
 * rings are closed.
 *
 * Chains of C, N, O, S and F with branches, double and triple bonds and rings of five and six. They are
 * plausible as text, not as chemistry (Weininger 1988, "SMILES, a chemical language and information
 * system", https://doi.org/10.1021/ci00057a005). Molecule `i` depends on the key and `i` alone.
 *
 * @throws InputError for no molecules or atoms.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { molecules } from '@gen/data';
 *
 * const { smiles } = molecules(key(0), { count: 3 });
 * console.log(smiles[0]); // such as: CC(=O)NCc1ccccc1
 * ```
 */
export function molecules(
  key: Key,
  { count = 10_000, longest = 8 }: MoleculesOptions = {},
): Molecules {
  checkCount('molecules', 'count', count);
  checkCount('molecules', 'longest', longest);
  const smiles = Array.from({ length: count }, (_, i) => {
    const draws = drawsOf(foldIn(key, i));
    return chain(draws, 1 + Math.floor(draws.uniform() * longest), 0);
  });
  return { name: 'molecules', count, smiles, characters: CHARACTERS };
}

const CHARACTERS = [...new Set([...Object.keys(VALENCE), ...RINGS.join(''), ...'()=#'])].sort();

const BONDS = ['', '', '', '', '', '', '=', '#'] as const;
const ORDER = { '': 1, '=': 2, '#': 3 } as const;

/** A chain of atoms, of which the first has `used` of its bonds spent on what it hangs on. */
function chain(draws: Draws, atoms: number, used: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draws.uniform() * from.length)]!;
  if (used === 1 && draws.uniform() < 0.2) return pick(RINGS);
  const fitting = (Object.keys(VALENCE) as Atom[]).filter((each) => VALENCE[each] >= used);
  // Every other atom is carbon.
  const atom = draws.uniform() < 0.5 ? 'C' : pick(fitting);
  let free = VALENCE[atom] - used;
  if (atoms === 1 || free === 0) return atom;
  let text: string = atom;
  if (free > 1 && atoms > 2 && draws.uniform() < 0.3) {
    const [bond, order] = bondWithin(pick(BONDS), free - 1);
    text += `(${bond}${chain(draws, 1 + Math.floor(draws.uniform() * 2), order)})`;
    free -= order;
  }
  const [bond, order] = bondWithin(pick(BONDS), free);
  return text + bond + chain(draws, atoms - 1, order);
}

/** A bond, or a single one where there are not as many left on this atom, or carbon could not bear it. */
function bondWithin(bond: keyof typeof ORDER, free: number): readonly [string, number] {
  return ORDER[bond] <= free ? [bond, ORDER[bond]] : ['', 1];
}
