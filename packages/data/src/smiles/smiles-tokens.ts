/**
 * Atoms in brackets, elements of two letters before those of one, bonds, branches and rings: the
 * expression of P. Schwaller et al. 2019, "Molecular Transformer", https://doi.org/10.1021/acscentsci.9b00576.
 */
const TOKEN = /\[[^[\]]+\]|Br|Cl|[BCNOSPFIbcnosp]|[()=#+\-\\/:~@?>*$.]|%\d{2}|\d/g;

/**
 * The tokens of a SMILES string: atoms, bonds, branches and ring numbers.
 *
 * Their concatenation is the string, less what is no token.
 *
 * (D. Weininger 1988, "SMILES, a chemical language and information system",
 * https://doi.org/10.1021/ci00057a005.)
 *
 * @example
 * ```ts
 * import { smilesTokens } from '@gen/data';
 *
 * console.log(smilesTokens('C(=O)Cl')); // ['C', '(', '=', 'O', ')', 'Cl']
 * ```
 */
export const smilesTokens = (smiles: string): readonly string[] => smiles.match(TOKEN) ?? [];
