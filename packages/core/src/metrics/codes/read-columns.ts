import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';

/** Columns of a matrix as lists of numbers. */
export type Columns = readonly Float64Array[];

/** Codes and the factors that made their examples, each by column. */
export interface CodesAndFactors {
  readonly codes: Columns;
  readonly factors: Columns;
}

/** The examples at some indices. */
export const examplesOf = (
  { codes, factors }: CodesAndFactors,
  indices: Int32Array,
): CodesAndFactors => {
  const taken = (columns: Columns): Columns =>
    columns.map((column) => Float64Array.from(indices, (i) => column[i]!));
  return { codes: taken(codes), factors: taken(factors) };
};

/** Reads codes `[n, k]` and factors `[n, f]` into columns; throws where they do not fit. */
export async function readCodes(
  callee: string,
  codes: Tensor,
  factors: Tensor,
): Promise<CodesAndFactors> {
  checkMatrix(callee, 'codes', codes, '[n, k] with n ≥ 2', true);
  const n = codes.shape[0]!;
  checkMatrix(callee, 'factors', factors, `[${n}, f]`, factors.shape[0] === n);
  return { codes: await columnsOf(codes), factors: await columnsOf(factors) };
}

function checkMatrix(
  callee: string,
  argument: string,
  x: Tensor,
  shape: string,
  fits: boolean,
): void {
  if (fits && x.rank === 2 && x.shape[0]! >= 2 && x.shape[1]! >= 1) return;
  const got = `shape [${x.shape}]`;
  throw new InputError({ callee, argument, expected: `shape ${shape}`, got });
}

async function columnsOf(x: Tensor): Promise<Columns> {
  const [rows, columns] = x.shape as [number, number];
  const values = await x.data();
  return Array.from({ length: columns }, (_, j) =>
    Float64Array.from({ length: rows }, (_, i) => values[i * columns + j]!),
  );
}
