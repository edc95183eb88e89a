import type { ReadOptions } from '../records/read-options.js';
import { damaged } from '../sources/damaged.js';
import type { Source, SourceLike } from '../sources/source.js';
import { toSource } from '../sources/to-source.js';
import { linesOf } from '../text/text-lines.js';
import { smilesFault } from './smiles-fault.js';

/** A molecule of a list. */
export interface SmilesLine {
  /** The molecule. */
  readonly smiles: string;
  /** What follows it on its line, such as its name; empty where nothing does. */
  readonly name: string;
}

/**
 * Reads a list of SMILES, gzipped or not: one molecule a line, perhaps with a name after a space or
 * tab. Empty lines are left out.
 *
 * A string that is not of the form of SMILES (a character of no token, a branch or a ring that is not
 * closed) is an `InputError` with the byte.
 *
 * @example
 * ```ts
 * import { smilesLines } from '@gen/data';
 *
 * for await (const { smiles, name } of smilesLines(new Blob(['c1ccccc1 benzene\nCCO\n']))) {
 *   console.log(smiles, name); // c1ccccc1 benzene, then CCO
 * }
 * ```
 */
export async function* smilesLines(
  input: SourceLike,
  { name, maxBytes }: ReadOptions = {},
): AsyncGenerator<SmilesLine, void, undefined> {
  yield* checkedSmiles(toSource(input, name), 'smilesLines', maxBytes);
}

/** Molecules with their places. */
export async function* checkedSmiles(
  source: Source,
  callee: string,
  maxBytes?: number,
): AsyncGenerator<SmilesLine & { readonly offset: number }, void, undefined> {
  for await (const { text, offset: start } of linesOf(source, callee, maxBytes)) {
    const [smiles = '', ...rest] = text.trim().split(/[ \t]+/);
    if (smiles === '') continue;
    const offset = start + text.indexOf(smiles);
    const fault = smilesFault(smiles);
    if (fault === undefined) {
      yield { smiles, name: rest.join(' '), offset };
      continue;
    }
    const { index, expected, got } = fault;
    const remedy = 'Mend the molecule, or leave its line out.';
    throw damaged({ callee, file: source.name, expected, offset: offset + index, got, remedy });
  }
}
