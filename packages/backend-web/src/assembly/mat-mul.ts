import { pack } from './pack';
import { copyEdge } from './copy-edge';
import { tile, tileBytes, tileColumns, tileRows } from './tile';
import { up } from './up';

// Terms, rows and columns of the blocks that are packed at a time, chosen to stay in the caches.
const blockTerms = 384;
const blockRows = 240;
const blockColumns = 1024;

/**
 * z (+)= op(x) · op(y) in float32 for op(x) of shape [rows, inner] and op(y) of shape
 * [inner, columns], where op swaps rows and columns of what is stored transposed.
 *
 * Goto, van de Geijn (2008), "Anatomy of High-Performance Matrix Multiplication",
 * https://doi.org/10.1145/1356052.1356053: both factors are packed into panels in the order in
 * which the innermost loop reads them, which makes transposed factors as fast as others.
 * `scratch` has room for `matMulScratch` bytes.
 */
export function matMul(
  x: usize,
  y: usize,
  z: usize,
  scratch: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  transposeX: bool,
  transposeY: bool,
  accumulate: bool,
): void {
  if (inner == 0 && !accumulate) memory.fill(z, 0, <usize>(rows * columns) << 2);
  const xRow = <usize>(transposeX ? 1 : inner) << 2;
  const xTerm = <usize>(transposeX ? rows : 1) << 2;
  const yColumn = <usize>(transposeY ? inner : 1) << 2;
  const yTerm = <usize>(transposeY ? 1 : columns) << 2;
  const left = scratch + tileBytes;
  const right = left + leftBytes(rows, inner);
  for (let j = 0; j < columns; j += blockColumns) {
    const width = min(blockColumns, columns - j);
    for (let k = 0; k < inner; k += blockTerms) {
      const terms = min(blockTerms, inner - k);
      const yBlock = y + <usize>j * yColumn + <usize>k * yTerm;
      pack(yBlock, right, width, terms, tileColumns, yColumn, yTerm);
      for (let i = 0; i < rows; i += blockRows) {
        const height = min(blockRows, rows - i);
        const xBlock = x + <usize>i * xRow + <usize>k * xTerm;
        pack(xBlock, left, height, terms, tileRows, xRow, xTerm);
        const zBlock = z + (<usize>(i * columns + j) << 2);
        multiply(left, right, zBlock, scratch, height, terms, width, columns, accumulate || k > 0);
      }
    }
  }
}

/** Bytes that `matMul` needs beside its factors and its product. */
export function matMulScratch(rows: i32, inner: i32, columns: i32): usize {
  const width = up(min(columns, blockColumns), tileColumns);
  return tileBytes + leftBytes(rows, inner) + (<usize>(width * min(inner, blockTerms)) << 2);
}

function leftBytes(rows: i32, inner: i32): usize {
  return <usize>(up(min(rows, blockRows), tileRows) * min(inner, blockTerms)) << 2;
}

/** Multiplies packed blocks into a block of z; `edge` has room for a tile. */
function multiply(
  left: usize,
  right: usize,
  z: usize,
  edge: usize,
  rows: i32,
  terms: i32,
  columns: i32,
  zColumns: i32,
  accumulate: bool,
): void {
  const stride = <usize>zColumns << 2;
  for (let j = 0; j < columns; j += tileColumns) {
    const panel = right + (<usize>(j * terms) << 2);
    for (let i = 0; i < rows; i += tileRows) {
      const from = left + (<usize>(i * terms) << 2);
      const to = z + <usize>i * stride + (<usize>j << 2);
      if (i + tileRows <= rows && j + tileColumns <= columns) {
        tile(from, 1, 0, terms, tileRows << 2, panel, to, stride, accumulate);
        continue;
      }
      tile(from, 1, 0, terms, tileRows << 2, panel, edge, tileColumns << 2, false);
      const height = min(tileRows, rows - i);
      copyEdge(edge, to, stride, height, min(tileColumns, columns - j), accumulate);
    }
  }
}
